// Comfort only: every page works without it.
(() => {
  'use strict';
  const side = document.querySelector('.hcp-side');
  const narrow = window.matchMedia('(max-width: 56rem)');
  const fitMenu = () => { if (side) side.open = !narrow.matches; };
  fitMenu();
  narrow.addEventListener('change', fitMenu);

  // Groups of the menu stay as people left them, for this browser session.
  document.querySelectorAll('.hcp-group').forEach((group) => {
    const key = 'hcp-group:' + group.querySelector('summary').textContent.trim();
    const isCurrent = group.querySelector('[aria-current]') !== null;
    try {
      if (sessionStorage.getItem(key) === 'closed' && !isCurrent) group.open = false;
      group.addEventListener('toggle', () => sessionStorage.setItem(key, group.open ? 'open' : 'closed'));
    } catch { /* Storage is switched off: the groups start open. */ }
  });

  // A table scrolls by itself and would cut its row menus off: they are placed over the page instead, until something scrolls.
  document.querySelectorAll('.table-wrap .row-menu').forEach((menu) => {
    const list = menu.querySelector(':scope > :not(summary)');
    menu.addEventListener('toggle', () => {
      if (!menu.open || !list) return;
      const button = menu.querySelector('summary').getBoundingClientRect();
      list.style.position = 'fixed';
      const below = button.bottom + 4;
      const top = below + list.offsetHeight > innerHeight ? button.top - list.offsetHeight - 4 : below;
      list.style.top = Math.max(4, top) + 'px';
      list.style.insetInlineEnd = 'auto';
      list.style.left = Math.max(4, Math.min(button.right - list.offsetWidth, innerWidth - list.offsetWidth - 4)) + 'px';
    });
    menu.dataset.popup = '';
  });
  addEventListener('scroll', () => {
    document.querySelectorAll('.table-wrap .row-menu[open]').forEach((menu) => { menu.open = false; });
  }, { capture: true, passive: true });

  const popups = () => document.querySelectorAll('details[data-popup][open]');
  document.addEventListener('click', (event) => {
    popups().forEach((popup) => { if (!popup.contains(event.target)) popup.open = false; });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    popups().forEach((popup) => { popup.open = false; popup.querySelector('summary').focus(); });
  });
})();
