from yilao_yiyou.exchange.sheet.header import header_key, header_keys


def test_a_sentence_is_no_header() -> None:
    """A line of more than sixty characters has no key, however many words of a header are in it."""
    sentence = "姓名" * 31

    assert "" == header_key(sentence)
    assert () == header_keys(sentence)
    assert ("姓名" * 30,) == header_keys("姓名" * 30)


def test_a_header_that_is_all_in_brackets_keeps_its_words() -> None:
    """Brackets are left out only where something is left without them."""
    expected = ("(姓名)", ("姓名", "(姓名)"))

    assert expected == (header_key("(姓名)"), header_keys("(姓名)"))
