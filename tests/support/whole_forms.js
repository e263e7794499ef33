// Sveltia CMS renders a field when it comes into view, and scrolls by itself. Let every field count as in view.
window.IntersectionObserver = class extends IntersectionObserver {
  constructor(callback, options) {
    super(callback, { ...options, scrollMargin: "100000px" });
  }
};
