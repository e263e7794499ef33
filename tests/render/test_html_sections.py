"""A page's HTML as what can be found in it."""

from malbild.render.html_sections import Passage, headings, passages


def test_text_belongs_to_the_heading_above_it_and_the_first_has_none() -> None:
    found = passages('<p>Ett</p><h2 id="a">Två</h2><p>Tre</p><h3 id="b">Fyra</h3><p>Fem</p><p>Sex</p>')
    assert [*found] == [Passage("", "", "Ett"), Passage("a", "Två", "Tre"), Passage("b", "Fyra", "Fem Sex")]


def test_a_heading_that_cannot_be_linked_to_is_text() -> None:
    assert [*passages("<p>Ett</p><h3>Två</h3>")] == [Passage("", "", "Ett Två")]


def test_blocks_are_apart_and_words_are_whole() -> None:
    (passage,) = passages(
        "<table><tr><td>Ett</td><td>två</td></tr></table><p>Tre <b>fyr</b>a.</p><div>Fem<p>Sex</p></div>"
    )
    assert passage.text == "Ett två Tre fyra. Fem Sex"


def test_what_is_found_in_its_own_right_is_left_out_and_so_are_drawings_and_comments() -> None:
    (passage,) = passages('<ol class="cards"><li>Kort</li></ol><!-- not --><p><svg><text>5</text></svg>Kvar</p>')
    assert passage.text == "Kvar"


def test_code_to_copy_is_not_searched() -> None:
    (passage,) = passages('<details class="snippets"><pre>&lt;iframe title="Tillit"></pre></details><p>Kvar</p>')
    assert passage.text == "Kvar"


def test_the_headings_of_a_page_are_those_of_the_second_level_unless_it_has_an_index_of_its_own() -> None:
    page = '<h2 id="a">Ett <b>två</b></h2><h3 id="b">Tre</h3><section><h2 id="c">Fyra</h2></section><h2>Fem</h2>'
    assert [*headings(page)] == [("a", "Ett två"), ("c", "Fyra")]
    assert [*headings(f'<nav class="letters"></nav>{page}')] == []


def test_tools_are_not_text_wherever_they_stand() -> None:
    (passage,) = passages(
        '<section><p>Kvar<span class="unseen"> osedd</span></p><button>Kopiera</button><nav>Vägar</nav></section>'
        '<div><ol class="cards"><li>Kort</li></ol><p class="tags">Tillit</p><div class="card__foot">Länk</div></div>'
    )
    assert passage.text == "Kvar"
