// Events from the server, for the host and for pages of plugins. Comfort only: every page works without it.
//
// hcp.listen(address, { name: (data) => … }) hears events by name, their data as JSON; its result has end(). Handlers begin with the newest
// event of each name, and go on after a break. All tabs share one connection per address, kept by a worker, since a browser opens six to a
// host and no more.
(() => {
  'use strict';
  const worker = window.SharedWorker ? new SharedWorker(document.currentScript.dataset.worker) : null;
  const listeners = new Map();

  const open = (id) => {
    const { address, handlers } = listeners.get(id);
    if (worker) {
      worker.port.postMessage({ kind: 'listen', id, address, names: Object.keys(handlers) });
      return;
    }
    const source = new EventSource(address);
    Object.entries(handlers).forEach(([name, handle]) => source.addEventListener(name, (event) => handle(JSON.parse(event.data))));
    listeners.get(id).source = source;
  };
  const close = (id) => {
    if (worker) worker.port.postMessage({ kind: 'leave', id });
    else listeners.get(id).source.close();
  };
  if (worker) {
    worker.port.onmessage = ({ data }) => {
      const listener = listeners.get(data.id);
      if (listener) listener.handlers[data.name](JSON.parse(data.text));
    };
  }

  let lastId = 0;
  const listen = (address, handlers) => {
    lastId += 1;
    const id = lastId;
    listeners.set(id, { address, handlers, source: null });
    open(id);
    return {
      end: () => {
        if (!listeners.has(id)) return;
        close(id);
        listeners.delete(id);
      },
    };
  };
  addEventListener('pagehide', () => { listeners.forEach((_, id) => close(id)); });
  addEventListener('pageshow', (event) => { if (event.persisted) listeners.forEach((_, id) => open(id)); });
  window.hcp = { listen };
})();
