import io
import zipfile

from whodecides.files import PACKAGE, write_zip


def test_the_same_files_are_the_same_bytes_in_their_order():
    first, second = io.BytesIO(), io.BytesIO()
    for target in (first, second):
        write_zip(target, [("b.txt", b"two" * 1000), ("a.txt", b"one")], level=1)
    assert first.getvalue() == second.getvalue() and len(first.getvalue()) < 500
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["b.txt", "a.txt"] and archive.read("a.txt") == b"one"
        assert {each.date_time for each in archive.infolist()} == {(2021, 1, 14, 0, 0, 0)}


def test_the_library_lies_where_its_modules_lie():
    assert (PACKAGE / "files.py").is_file() and PACKAGE.name == "whodecides"
