"""The look: a project's own `overrides/` and the engine's, their colours, icons and mark."""
