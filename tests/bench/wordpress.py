"""WordPress: the cards of the made-up county in three themes at two widths, by the plugin's block and by address.

`make wordpress-cards` prints a row for each theme and width, and ends with 1 if a card is cut. It needs Debian's
wordpress with its three themes, php-cli, php-mysql and mariadb-server, and runs them on the loopback address alone.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.support.browsing import CHROMIUM, OFFLINE
from tests.support.building import COUNTY, ROOT, build_pages, copy_project

SITE, HOST = "http://127.0.0.1:8765", "http://127.0.0.1:8770"
THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
WIDTHS = (320, 1280)
CONFIG = f"""<?php
define('DB_NAME', 'wp');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:@SOCKET@');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '{HOST}');
define('WP_SITEURL', '{HOST}');
define('MALBILD_ADDRESS', '{SITE}/');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
LOOPBACK = """<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports) { return [...$ports, 8765]; });
"""
INSTALL = """
define('WP_INSTALLING', true);
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Prov', 'admin', 'a@example.org', true, '', 'prov');
"""
POSTS = """
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/plugin.php';
activate_plugin('malbild/malbild.php');
foreach (malbild_choices() as $card) {
    $blocks[] = '<!-- wp:malbild/kort ' . json_encode(['address' => $card['value']]) . ' /-->';
}
foreach ([$blocks, json_decode($argv[1])] as $parts) {
    $content = wp_slash(implode("\\n\\n", $parts));
    echo wp_insert_post(['post_title' => 'Kort', 'post_status' => 'publish', 'post_content' => $content]), "\\n";
}
"""
SIZE = """() => {
  const { scrollHeight, scrollWidth } = document.documentElement;
  return { height: scrollHeight, wide: scrollWidth > innerWidth };
}"""
FRAMES = """() => [...document.querySelectorAll('.malbild iframe')].map((frame) => {
  const { left, right } = frame.getBoundingClientRect();
  return { src: frame.src, height: frame.clientHeight, outside: left < 0 || right > innerWidth + 0.5 };
})"""


def main() -> int:
    """Print the table and return the number of rows with a fault, at most 1."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        site = build_pages(copy_project(folder / "county", COUNTY), SITE_URL=f"{SITE}/")
        with _running(folder, site) as wordpress:
            addresses = [f"{SITE}/malbild/", f"{SITE}/malbild/boende/", f"{SITE}/embed/v1/sv/keyword/lugn/"]
            posts = _php(wordpress, POSTS, json.dumps(addresses)).split()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*OFFLINE])
            faults = [_row(browser, wordpress, theme, width, posts) for theme in THEMES for width in WIDTHS]
    return int(any(faults))


@contextmanager
def _running(folder: Path, site: Path) -> Iterator[Path]:
    """Yield the folder of an installed WordPress, with its database and both servers running."""
    wordpress, data = folder / "wordpress", folder / "data"
    shutil.copytree("/usr/share/wordpress", wordpress)
    shutil.copytree(ROOT / "deploy" / "wordpress", wordpress / "wp-content" / "plugins" / "malbild")
    (wordpress / "wp-content" / "mu-plugins").mkdir()
    (wordpress / "wp-content" / "mu-plugins" / "loopback.php").write_text(LOOPBACK, encoding="utf-8")
    socket = data / "s.sock"
    (wordpress / "wp-config.php").write_text(CONFIG.replace("@SOCKET@", str(socket)), encoding="utf-8")
    database = ["--no-defaults", f"--datadir={data}", "--user=root"]
    subprocess.run(
        ["mariadb-install-db", *database, "--auth-root-authentication-method=normal"],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    commands = (
        ["/usr/sbin/mariadbd", *database, f"--socket={socket}", "--skip-networking"],
        [sys.executable, "-m", "http.server", "8765", "--bind", "127.0.0.1", "-d", str(site)],
        ["php", "-S", "127.0.0.1:8770", "-t", str(wordpress)],
    )
    quiet = subprocess.DEVNULL
    servers = [subprocess.Popen(command, stdout=quiet, stderr=quiet) for command in commands]
    try:
        _create_database(socket)
        _php(wordpress, INSTALL)
        yield wordpress
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def _create_database(socket: Path) -> None:
    command = ["mariadb", "--no-defaults", "-u", "root", "-S", str(socket), "-e", "CREATE DATABASE wp"]
    for _ in range(60):
        if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return
        time.sleep(1)
    raise TimeoutError


def _php(wordpress: Path, code: str, *arguments: str) -> str:
    """Run PHP within WordPress and return what it prints."""
    host = "$_SERVER['HTTP_HOST'] = '127.0.0.1:8770'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';"
    command = ["php", "-d", "display_errors=0", "-r", host + code, "--", *arguments]
    return subprocess.run(
        command, cwd=wordpress, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    ).stdout


def _row(browser: Browser, wordpress: Path, theme: str, width: int, posts: list[str]) -> list[str]:
    """Print the cards of a theme at a width, and return the addresses of those that are cut or outside the window."""
    _php(wordpress, f"require 'wp-load.php'; switch_theme('{theme}');")
    faults, count = [], 0
    for post in posts:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{HOST}/?p={post}")
        for frame in page.query_selector_all(".malbild iframe"):
            frame.scroll_into_view_if_needed()
            page.wait_for_timeout(60)
        page.wait_for_timeout(1000)
        shown = {frame.url: frame.evaluate(SIZE) for frame in page.frames[1:]}
        frames = page.evaluate(FRAMES)
        count += len(frames)
        for one in frames:
            inner = shown[one["src"]]
            if one["outside"] or inner["wide"] or one["height"] < inner["height"]:
                faults.append(f"{one['src']} {one['height']} of {inner['height']}")
        page.close()
    print(
        f"{theme:20} {width:5} px {count:3} cards, {len(faults)} cut or outside",
        *faults,
        sep="\n    " if faults else "",
    )
    return faults if count else ["no card"]


if __name__ == "__main__":
    sys.exit(main())
