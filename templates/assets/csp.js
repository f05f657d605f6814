// Comfort only: every page works without it.
(() => {
  'use strict';

  // The pop-up stands open in the page; with script it becomes a real modal that Escape closes.
  document.querySelectorAll('dialog[data-modal][open]').forEach((dialog) => {
    dialog.close();
    dialog.showModal();
  });

  // A file fills the field below it; only the field is sent, so that it can be looked at and put right first.
  document.querySelectorAll('[data-reads-into]').forEach((part) => {
    part.hidden = false;
    const input = part.querySelector('input[type=file]');
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (file) document.getElementById(part.dataset.readsInto).value = await file.text();
    });
  });

  // The picker writes the field beside it, and the picture follows; only the field is sent.
  document.querySelectorAll('[data-picks-into]').forEach((picker) => {
    const field = document.getElementById(picker.dataset.picksInto);
    const show = (color) => document.querySelectorAll('[data-accent]').forEach((part) => { part.setAttribute('fill', color); });
    picker.hidden = false;
    picker.addEventListener('input', () => {
      field.value = picker.value.toUpperCase();
      show(picker.value);
    });
    field.addEventListener('input', () => {
      const typed = '#' + field.value.trim().replace(/^#/, '');
      if (!/^#[0-9a-f]{6}$/i.test(typed)) return;
      picker.value = typed;
      show(typed);
    });
  });

  const unitRow = (unit) => {
    const row = document.createElement('li');
    const kind = document.createElement('span');
    kind.textContent = unit.kind;
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.value = unit.percent;
    bar.setAttribute('aria-label', unit.kind);
    const text = document.createElement('span');
    text.className = 'csp-unit-text';
    text.textContent = unit.text;
    row.append(kind, bar, text);
    return row;
  };

  document.querySelectorAll('[data-live-from]').forEach((panel) => {
    const source = new EventSource(panel.dataset.liveFrom);
    source.addEventListener('progress', (event) => {
      const progress = JSON.parse(event.data);
      panel.querySelectorAll('[data-live]').forEach((part) => { part.textContent = progress[part.dataset.live] ?? ''; });
      panel.querySelectorAll('[data-live-value]').forEach((part) => { part.value = progress[part.dataset.liveValue]; });
      panel.querySelectorAll('[data-live-units]').forEach((list) => { list.replaceChildren(...progress.units.map(unitRow)); });
      // The tiles above the panel: only the account's own page has them.
      document.querySelectorAll('[data-live-count]').forEach((part) => { part.textContent = progress.counts[part.dataset.liveCount]; });
      if (progress.running) return;
      // Finished: the page as the server makes it shows the result, the errors and the new figures.
      source.close();
      location.replace(location.pathname);
    });
    addEventListener('pagehide', () => source.close());
  });
})();
