// Sends what goes wrong on a page to the server that it came from.
const complain = (...words) => navigator.sendBeacon("/complaint", `${location.pathname}: ${words.join(" ")}`);
addEventListener("error", ({ message, target }) => complain(message ?? `cannot load ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => complain(reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complain(violatedDirective, blockedURI));
console.error = console.warn = complain;
