// Next keeps the X-Forwarded-For a client sent and adds nothing, so the socket's own address is lost. Loaded before Next, this adds it
// as a proxy would: the last entry is then the one that really connected, whatever a client wrote before it.
const adding = `import http from "node:http";
const { emit } = http.Server.prototype;
http.Server.prototype.emit = function (name, request, ...rest) {
  if (name === "request") request.headers["x-forwarded-for"] = [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean).join(", ");
  return emit.call(this, name, request, ...rest);
};`;

/** What a web process imports first. */
export const nearest = `data:text/javascript,${encodeURIComponent(adding)}`;
