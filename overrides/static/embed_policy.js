// The form that adds the site's address to another site's Content-Security-Policy (W3C CSP Level 3).

const FALLBACKS = { // the directives that a browser looks for, in order
  "frame-src": ["frame-src", "child-src", "default-src"],
  "script-src": ["script-src-elem", "script-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
};

/** Return the policy with `origin` allowed for each of `names`, and nothing else changed. */
export function allowOrigin(policy, origin, names) {
  return policy.split(",").map((one) => extend(one, origin, names)).join(", "); // each of several policies must allow it
}

function extend(policy, origin, names) {
  const directives = new Map();
  for (const part of policy.split(";")) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources); // the first one counts
  }
  for (const name of names) {
    const found = FALLBACKS[name].find((other) => directives.has(other));
    if (!found) continue; // nothing restricts it
    const sources = directives.get(found).filter((source) => source.toLowerCase() !== "'none'");
    if (!sources.includes(origin) && !sources.includes("*")) sources.push(origin);
    directives.set(found.startsWith(name) ? found : name, sources); // a fallback stays as it is, for what else it is for
  }
  return [...directives].map((directive) => directive.flat().join(" ")).join("; ");
}

const form = document.querySelector("[data-embed-policy]");
if (form) {
  const update = () => {
    const { policy, names } = form.elements;
    const extended = allowOrigin(policy.value.replace(/^\s*content-security-policy\s*:/i, ""), form.dataset.origin, names.value.split(" "));
    form.querySelector("[data-policy-result]").textContent = extended;
    form.querySelector("[data-policy-dynamic]").hidden = !extended.includes("'strict-dynamic'");
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  update();
}
