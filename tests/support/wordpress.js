// What the script of WordPress does with the messages of an embed, written after its published behaviour.
addEventListener("message", ({ source, data }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  const secret = `[data-secret="${data.secret}"]`;
  for (const quote of document.querySelectorAll("blockquote" + secret)) quote.style.display = "none";
  for (const frame of document.querySelectorAll("iframe" + secret)) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host
        && document.activeElement === frame) top.location.href = data.value;
  }
});
