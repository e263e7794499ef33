"""Sections of rendered HTML: the units of search."""

from malbild.render.html.sections import HtmlSection, headings, html_sections


def test_section_text_belongs_to_the_heading_above() -> None:
    found = html_sections('<p>Ett</p><h2 id="a">Två</h2><p>Tre</p><h3 id="b">Fyra</h3><p>Fem</p><p>Sex</p>')
    assert [*found] == [HtmlSection("", "", "Ett"), HtmlSection("a", "Två", "Tre"), HtmlSection("b", "Fyra", "Fem Sex")]


def test_heading_without_id_is_text() -> None:
    assert [*html_sections("<p>Ett</p><h3>Två</h3>")] == [HtmlSection("", "", "Ett Två")]


def test_section_text_separates_blocks_and_keeps_words_whole() -> None:
    (section,) = html_sections(
        "<table><tr><td>Ett</td><td>två</td></tr></table><p>Tre <b>fyr</b>a.</p><div>Fem<p>Sex</p></div>"
    )
    assert section.text == "Ett två Tre fyra. Fem Sex"


def test_section_text_leaves_out_cards_svg_and_comments() -> None:
    (section,) = html_sections('<ol class="cards"><li>Kort</li></ol><!-- not --><p><svg><text>5</text></svg>Kvar</p>')
    assert section.text == "Kvar"


def test_section_text_leaves_out_snippets() -> None:
    (section,) = html_sections('<details class="snippets"><pre>&lt;iframe title="Tillit"></pre></details><p>Kvar</p>')
    assert section.text == "Kvar"


def test_headings_are_of_level_two_unless_the_page_has_an_index() -> None:
    page = '<h2 id="a">Ett <b>två</b></h2><h3 id="b">Tre</h3><section><h2 id="c">Fyra</h2></section><h2>Fem</h2>'
    assert [*headings(page)] == [("a", "Ett två"), ("c", "Fyra")]
    assert [*headings(f'<nav class="alphabet-nav"></nav>{page}')] == []


def test_section_text_leaves_out_controls() -> None:
    (section,) = html_sections(
        '<section><p>Kvar<span class="visually-hidden"> osedd</span></p>'
        "<button>Kopiera</button><nav>Vägar</nav></section>"
        '<div><ol class="cards"><li>Kort</li></ol><p class="tags">Tillit</p><div class="card__footer">Länk</div></div>'
    )
    assert section.text == "Kvar"


def test_text_hidden_from_screen_readers_is_left_out() -> None:
    (section,) = html_sections('<p>Syns.</p><figure><div aria-hidden="true">Bild</div><p>Text.</p></figure>')
    assert section.text == "Syns. Text."
