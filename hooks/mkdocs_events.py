"""MkDocs hook: hands MkDocs' events to one `MalbildPlugin`.

MkDocs registers every name in this file that begins with `on_`.
"""

from malbild.mkdocs_adapter.plugin import MalbildPlugin

_plugin = MalbildPlugin()

on_startup = _plugin.on_startup
on_config = _plugin.on_config
on_files = _plugin.on_files
on_nav = _plugin.on_nav
on_env = _plugin.on_env
on_page_read_source = _plugin.on_page_read_source
on_page_content = _plugin.on_page_content
on_page_context = _plugin.on_page_context
on_post_page = _plugin.on_post_page
on_post_build = _plugin.on_post_build
on_build_error = _plugin.on_build_error
