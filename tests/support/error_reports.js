// Sends the errors of a page to its server.
const report = (...words) => navigator.sendBeacon("/error", `${location.pathname}: ${words.join(" ")}`);
// A page that is left while it loads cancels its files: those that failed count once the page has loaded.
const loaded = new Promise((resolve) => addEventListener("load", resolve));
addEventListener("error", ({ message, target }) => {
  if (message) report(message);
  else loaded.then(() => report(`cannot load ${target.src ?? target.href}`));
}, true);
addEventListener("unhandledrejection", ({ reason }) => report(reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => report(violatedDirective, blockedURI));
console.error = console.warn = report;
