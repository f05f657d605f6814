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

  const popups = () => document.querySelectorAll('details[data-popup][open]');
  document.addEventListener('click', (event) => {
    popups().forEach((popup) => { if (!popup.contains(event.target)) popup.open = false; });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    popups().forEach((popup) => { popup.open = false; popup.querySelector('summary').focus(); });
  });
})();
