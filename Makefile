# The commands of the project; `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
SCHEMAS := .vscode/schemas/page.json
export NO_MKDOCS_2_WARNING := 1  # Material's notice about its successor

.PHONY: help build check serve test bench lock vendor clean

LISTED = sed -nE 's/^([a-z-]+):[^\#]*\#\# $(1)/\1\t/p' $(MAKEFILE_LIST) | expand -t 22 | sed 's/^/  /'
help:  ## [sv] visar kommandona
	@echo "För dig som skriver texter:"
	@$(call LISTED,\[sv\] )
	@echo "For engineers:"
	@$(call LISTED,) | grep -v '\[sv\]'

build: .venv/build  ## [sv] bygger hela webbplatsen i mappen site
	$(BIN)/python -m malbild build

check: .venv/build $(SCHEMAS)  ## [sv] visar alla fel i innehållet, utan att bygga; FORMAT=text, github eller json
	@$(BIN)/python -m malbild check --format=$(or $(FORMAT),text)

.PHONY: measure-embeds renew-lock renew-addresses accept-translation fuzz
fuzz: .venv/test  ## test random mistakes in real files, and sites without random parts, for a minute each
	FUZZ_EXAMPLES=$(or $(FUZZ_EXAMPLES),12000) $(BIN)/pytest tests/checks/test_fuzz.py
	ABSENCE_EXAMPLES=$(or $(ABSENCE_EXAMPLES),25) $(BIN)/pytest tests/end_to_end/test_absence.py

renew-lock: .venv/build  ## [sv] låser den antagna texten på nytt, efter ett nytt beslut
	@$(BIN)/python -m malbild renew-lock

renew-addresses: .venv/build  ## [sv] lägger till nya sidor och rubriker i listan över publicerade adresser
	@$(BIN)/python -m malbild renew-addresses

accept-translation: .venv/build  ## [sv] godkänner översättningen av en sida: PAGE=malbild/invanare.md (till LANG_CODE, annars en)
	@$(BIN)/python -m malbild accept-translation "$$PAGE" --lang="$(or $(LANG_CODE),en)"

.PHONY: new schema wordpress wordpress-cards embedders compare compare-sites screenshots-browsers screenshots-handbook screenshots speed
screenshots: .venv/test  ## take pictures of every kind of page and state in .screenshots/, to look at; PAGES="malbild/ en/om/ sv-menu"
	$(BIN)/python -m tests.screenshots.pages $(PAGES)

speed: .venv/test node_modules build  ## measure four kinds of page with Lighthouse, and the weight of their first view
	@$(BIN)/python -m tests.bench.lighthouse

screenshots-browsers: .venv/test  ## take pictures of every kind of page in Firefox and WebKit in .screenshots/; PAGES="malbild/ en/om/"
	$(BIN)/python -m tests.screenshots.browsers $(PAGES)

.PHONY: read-aloud
read-aloud: .venv/test  ## write what the screen reader Orca says of pages, search and conversation, in tests/read_aloud/transcripts/
	@.ci/need orca at-spi2-core dbus -- orca --version
	$(BIN)/python -m tests.read_aloud

screenshots-handbook: .venv/test  ## take the picture in the editors' handbook
	$(BIN)/python -m tests.screenshots.handbook

wordpress:  ## [sv] gör ett tillägg till WordPress som en ZIP-fil: SITE_URL=https://…/
	@deploy/wordpress_plugin

wordpress-cards: .venv/test  ## show every card in Debian's WordPress, in three themes at two widths; needs its packages
	@$(BIN)/python -m tests.bench.wordpress

embedders: .venv/build  ## [sv] visar vilka som vill få veta när ett kort ändras eller tas bort: PART=statement/stod-tidigt (annars alla)
	@$(BIN)/python -m malbild embedders "$$PART"

compare: .venv/build  ## [sv] visar vad en ändring innebär: BEFORE=main (till AFTER, annars HEAD)
	@$(BIN)/python -m malbild compare --preview="$$PREVIEW" "$$BEFORE" "$$AFTER"

compare-sites: .venv/build  ## compare the sites of commits BEFORE and AFTER (the working tree if empty); RENAMES=file ALL=1
	@$(BIN)/python .ci/compare_sites "$(BEFORE)" "$(AFTER)" $(if $(RENAMES),--renames="$(RENAMES)") $(if $(ALL),--all)

new: .venv/build  ## [sv] gör en ny sida på alla språk och i menyn: KIND=page TITLE="Filmer" PAGE=stod/film.md
	@$(BIN)/python -m malbild new "$$KIND" "$$TITLE" "$$PAGE"

schema: $(SCHEMAS)  ## write the schemas of front matter for VS Code; check and serve do it too

$(SCHEMAS): .venv/build $(wildcard hooks/malbild/model/*.py hooks/malbild/model/types/*.py hooks/malbild/model/field_docs/*) hooks/malbild/editing/json_schemas.py
	-@$(BIN)/python -m malbild schema

serve: .venv/build $(SCHEMAS)  ## [sv] visar webbplatsen på http://127.0.0.1:8000/ medan du skriver
	@$(BIN)/python -m malbild serve

test: .venv/test node_modules  ## run every test and check
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy
	sites=$$(mktemp -d) && trap 'rm -rf "$$sites"' EXIT && export SHARED_SITES="$$sites" \
		&& $(BIN)/pytest -n auto --dist worksteal -m "not alone" && $(BIN)/pytest -m alone

.PHONY: test-texts
test-texts: .venv/texts node_modules  ## check, build and test a change of texts in docs/ alone, since the commit BEFORE, by default main
	$(BIN)/python -m malbild check --format=$(or $(FORMAT),text)
	$(BIN)/python -m malbild build
	$(BIN)/python -m tests.support.text_tests site "$(or $(BEFORE),main)"

bench: bench-serve bench-load bench-scale bench-hooks  ## run all time measurements, in half an hour

.PHONY: test-hosts
test-hosts: .venv/test  ## show embeds on pages of other sites, in Chromium and Firefox, and print the table
	$(BIN)/pytest -v -s tests/browser/test_embed_*.py tests/orebro/browser/test_vision_embed.py tests/server/test_headers.py

measure-embeds: .venv/test  ## print the size of every embed, its height as shown and as estimated
	$(BIN)/pytest -q -s tests/orebro/browser/test_iframe_height.py

.PHONY: bench-check opened-files bench-hooks bench-load bench-scale bench-serve
bench-hooks: .venv/test  ## measure the cost of the hooks, beside the same Markdown without them
	$(BIN)/python -m tests.bench.hooks

opened-files: .venv/test  ## count the files of MkDocs, Material, static-i18n and pymdown-extensions that a build opens
	$(BIN)/python -m tests.bench.opened_files

bench-check: .venv/test  ## count how often the check is right about ordinary edits and mistakes; LIST=1 names the others
	@$(BIN)/python -m tests.bench.check $(if $(LIST),--list)

bench-scale: .venv/bench  ## measure time, memory and size from 10 to 1 000 pages, beside plain Material, as it comes and with plugins; SIZES="10 100"
	$(BIN)/python -m tests.bench.scale $(SIZES)

bench-serve: .venv/test  ## measure how soon a change shows in the preview
	$(BIN)/python -m tests.bench.serve

bench-load: .venv/test build  ## measure an embed under 200 connections, beside a plain file
	$(BIN)/python -m tests.bench.load

TOOLS := .venv/tools/bin
.venv/tools/made: requirements-tools.txt
	@.ci/need python3-venv -- $(PYTHON) -c "import ensurepip"
	$(PYTHON) -m venv .venv/tools
	$(TOOLS)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-tools.txt
	@touch $@

LOCK := $(TOOLS)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links
lock: .venv/tools/made  ## pin the dependencies; keep pinned versions unless UPGRADE=--upgrade
	$(LOCK) $(UPGRADE) --output-file=requirements.txt requirements.in
	$(LOCK) $(UPGRADE) --constraint=requirements.txt --output-file=requirements-test.txt requirements-test.in
	$(LOCK) $(UPGRADE) --constraint=requirements.txt --output-file=requirements-tools.txt requirements-tools.in
	$(LOCK) $(UPGRADE) --output-file=requirements-bench.txt requirements-bench.in

.PHONY: dependencies audit sbom
dependencies: .venv/test  ## write DEPENDENCIES.md: each dependency, its reason and its licence
	$(BIN)/python .ci/dependencies > DEPENDENCIES.md

audit: .venv/tools/made  ## look for known vulnerabilities in the dependencies; uses the network
	@$(NODE)
	$(TOOLS)/python .ci/audit $(TOOLS)/pip-audit

sbom:  ## write the contents of a release to site.cdx.json, as CycloneDX
	$(PYTHON) .ci/sbom > site.cdx.json

VENDOR ?= overrides/static/vendor
vendor: node_modules  ## copy search's libraries from npm into overrides/static/vendor/, at the pinned versions
	npx --no-install esbuild minisearch=minisearch stemmer-sv=@orama/stemmers/swedish stemmer-en=@orama/stemmers/english \
		--bundle --minify --format=esm --charset=utf8 --log-level=warning --outdir=$(VENDOR)
	cp node_modules/minisearch/LICENSE.txt $(VENDOR)/minisearch.LICENSE
	cp node_modules/@orama/stemmers/LICENSE.md $(VENDOR)/stemmer.LICENSE

.PHONY: example new-site
new-site: .venv/build  ## make the folder of another county's site: FOLDER=../vart-lan COUNTY="Gotlands län" PARTIES= PERSPECTIVES= LANGUAGES="sv en"
	@$(BIN)/python -m malbild new-site "$$FOLDER" "$$COUNTY" "$$PARTIES" "$$PERSPECTIVES" "$$LANGUAGES"

example: .venv/build  ## build the site of Västernorrland's vision, the second county, in site-vasternorrland/
	$(BIN)/python -m malbild --root examples/vasternorrland build
	rm -rf site-vasternorrland
	mv examples/vasternorrland/site site-vasternorrland

.PHONY: web-editor
WEB_EDITOR ?= .web-editor
web-editor: node_modules  ## fetch the web editor from npm; from then on builds have it at /redigera/
	rm -rf $(WEB_EDITOR)
	npx --no-install esbuild overrides/web_editor/editor.js overrides/web_editor/page.css --bundle --splitting --minify \
		--format=esm --target=es2022 '--external:@shikijs/*' --log-level=warning --outdir=$(WEB_EDITOR)
	sed -i -E 's#https://cdn\.jsdelivr\.net/[^)]*\.woff2##' $(WEB_EDITOR)/*.js  # the fonts are in assets/
	cp -r node_modules/@sveltia/cms/npm/assets $(WEB_EDITOR)/assets
	cp node_modules/@sveltia/cms/LICENSE.txt $(WEB_EDITOR)/LICENSE

.PHONY: wheel
wheel: .venv/build  ## build the engine as a package in dist/, for another county's content
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --wheel-dir=dist .

clean:  ## remove everything that was made
	rm -rf .venv .web-editor dist node_modules site site-vasternorrland .site.* site.cdx.json .screenshots .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@.ci/need python3-venv -- $(PYTHON) -c "import ensurepip"
	$(PYTHON) -m venv .venv

# Imports find the package where it lies, in hooks/. Nothing is downloaded.
EDITABLE := $(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .

PRINTING := .ci/need libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 -- $(BIN)/python -c "import ctypes, weasyprint; ctypes.CDLL('libharfbuzz-subset.so.0')"

.venv/build: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	$(EDITABLE)
	@$(PRINTING)
	@touch $@

.venv/texts: requirements-test.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.txt
	$(EDITABLE)
	@$(PRINTING)
	@.ci/need chromium -- chromium --version
	@.ci/need default-jre-headless -- java -version
	@touch .venv/build $@

.venv/bench: requirements-bench.txt .venv/test  # a folder beside the environment, which only the measurement reads
	rm -rf $@
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-bench.txt --target=$@

.venv/test: requirements-test.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.txt
	$(EDITABLE)
	@$(PRINTING)
	@.ci/need libreoffice-impress fonts-liberation -- soffice --version
	@.ci/need poppler-utils -- pdftoppm -v
	@.ci/need chromium chromium-driver -- chromedriver --version
	@.ci/need firefox-esr -- firefox-esr --version
	@.ci/need webkit2gtk-driver xvfb -- test -x /usr/bin/WebKitWebDriver -a -x /usr/bin/Xvfb
	@.ci/need default-jre-headless -- java -version
	@.ci/need nginx-light libnginx-mod-http-brotli-static -- test -x /usr/sbin/nginx -a -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so
	@.ci/need systemd -- systemd-analyze --version
	@.ci/need openssl -- openssl version
	@.ci/need curl -- curl --version
	@.ci/need faketime -- faketime --version
	@.ci/need wrk -- test -x /usr/bin/wrk
	@touch .venv/build $@

NODE := .ci/need nodejs npm -- npm --version

node_modules: package-lock.json
	@$(NODE)
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
