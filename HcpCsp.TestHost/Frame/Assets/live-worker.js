'use strict';
// Runs once for all tabs: one connection per address, closed when no tab listens to it any more.
const shortestWait = 1000;
const longestWait = 60_000;
const streams = new Map();

const connect = (stream) => {
  const source = new EventSource(stream.address);
  stream.source = source;
  source.addEventListener('open', () => { stream.wait = shortestWait; });
  source.addEventListener('error', () => {
    // The browser tries again by itself, unless the answer was no stream, such as while a plugin is replaced.
    if (source.readyState !== EventSource.CLOSED) return;
    stream.timer = setTimeout(() => connect(stream), stream.wait);
    stream.wait = Math.min(2 * stream.wait, longestWait);
  });
  stream.names.forEach((name) => hear(stream, name));
};
const hear = (stream, name) => {
  stream.source.addEventListener(name, ({ data }) => {
    stream.last.set(name, data);
    stream.listeners.forEach((listener) => tell(listener, name, data));
  });
};
const tell = (listener, name, text) => {
  if (listener.names.includes(name)) listener.port.postMessage({ id: listener.id, name, text });
};

const join = (listener, address) => {
  let stream = streams.get(address);
  if (!stream) {
    stream = { address, names: new Set(), last: new Map(), listeners: new Set(), wait: shortestWait, timer: 0, source: null };
    streams.set(address, stream);
    listener.names.forEach((name) => stream.names.add(name));
    connect(stream);
  }
  listener.names.filter((name) => !stream.names.has(name)).forEach((name) => {
    stream.names.add(name);
    hear(stream, name);
  });
  stream.listeners.add(listener);
  stream.last.forEach((text, name) => tell(listener, name, text));
  return stream;
};
const leave = (listener, stream) => {
  stream.listeners.delete(listener);
  if (stream.listeners.size > 0) return;
  clearTimeout(stream.timer);
  stream.source.close();
  streams.delete(stream.address);
};

self.onconnect = ({ ports: [port] }) => {
  const joined = new Map();
  port.onmessage = ({ data }) => {
    if (data.kind === 'listen') {
      const listener = { port, id: data.id, names: data.names };
      joined.set(data.id, { listener, stream: join(listener, data.address) });
      return;
    }
    const one = joined.get(data.id);
    if (!one) return;
    joined.delete(data.id);
    leave(one.listener, one.stream);
  };
};
