// Sends the errors of a page to its server.
const report = (...words) => navigator.sendBeacon("/error", `${location.pathname}: ${words.join(" ")}`);
addEventListener("error", ({ message, target }) => report(message ?? `cannot load ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => report(reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => report(violatedDirective, blockedURI));
console.error = console.warn = report;
