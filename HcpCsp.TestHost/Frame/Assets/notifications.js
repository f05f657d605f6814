// New notifications: the count at the bell, and a card that stays until it is closed.
(() => {
  'use strict';
  const bell = document.querySelector('[data-notifications]');
  if (!bell) return;
  const board = document.getElementById('hcp-news');
  const mostCards = 3;
  let newest = bell.dataset.newest;
  const count = (unread) => {
    bell.setAttribute('aria-label', unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`);
    let badge = bell.querySelector('.hcp-count');
    if (unread === 0) {
      if (badge) badge.remove();
      return;
    }
    if (!badge) {
      badge = document.createElement('span');
      badge.className = 'hcp-count';
      badge.setAttribute('aria-hidden', 'true');
      bell.append(badge);
    }
    badge.textContent = unread > 99 ? '99+' : String(unread);
  };
  const make = (tag, text, style) => {
    const part = document.createElement(tag);
    if (text) part.textContent = text;
    if (style) part.className = style;
    return part;
  };
  const show = (news) => {
    const card = make('div', '', 'alert ' + ({ error: 'alert-error', warning: 'alert-warn' }[news.severity.toLowerCase()] ?? 'alert-info'));
    const words = document.createElement('div');
    words.append(make('strong', news.title), make('p', news.text));
    const ways = make('div', '', 'actions');
    if (news.path) {
      const link = make('a', 'Open', 'btn btn-quiet');
      link.href = news.path;
      ways.append(link);
    }
    const close = make('button', 'Close', 'btn btn-quiet');
    close.type = 'button';
    close.addEventListener('click', () => card.remove());
    ways.append(close);
    card.append(words, ways);
    board.append(card);
    while (board.childElementCount > mostCards) board.firstElementChild.remove();
  };
  hcp.listen(bell.dataset.notifications, {
    notifications: (state) => {
      count(state.unread);
      if (!state.newest || state.newest.id <= newest) return;
      newest = state.newest.id;
      show(state.newest);
    },
  });
})();
