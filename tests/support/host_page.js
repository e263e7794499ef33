// For pages of other sites with embeds on them: the messages that frames send, and ways to add frames and scripts.
if (top === window) globalThis.host = (() => {
  const messages = [];
  addEventListener("message", ({ source, data }) => {
    const frames = [...document.querySelectorAll("iframe")];
    messages.push({ frame: frames.findIndex((frame) => frame.contentWindow === source), data });
  });

  return {
    messages,
    heights: () => messages.filter((message) => message.data.type === "naravard:height"),
    framesHeard: () => new Set(messages.filter((message) => message.data.height).map((message) => message.frame)).size,

    // Waits until no frame has sent anything for longer than a frame out of view takes to measure again. In short
    // turns: a busy machine that holds up this page and its frames ends one of them early, not all.
    async settle() {
      for (let turn = 0, before = -1; before !== messages.length; turn++) {
        if (turn === 20) throw Error(`They go on: ${JSON.stringify(messages)}`);
        before = messages.length;
        for (let part = 0; part < 12; part++) await new Promise((done) => setTimeout(done, 50));
      }
    },

    addFrame(address) {
      const frame = document.querySelector("iframe").cloneNode();
      frame.removeAttribute("style");
      frame.src = address;
      document.querySelector("main").append(frame);
    },

    addScript: (address) => new Promise((loaded) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, onload: loaded });
      document.body.append(script);
    }),
  };
})();
