"""The wheel as a developer of a provincial e-office uses it. Run with the package installed: python -m unittest."""

import datetime
import pickle
import threading
import time
import unittest
from pathlib import Path

import congvan

ROOT = Path(__file__).resolve().parents[3]
PROVINCE = (ROOT / "fixtures/lang-son-tet-2027/input.yaml").read_text(encoding="utf-8")
PLAN = (ROOT / "fixtures/ke-hoach-chi-lang/ke-hoach.yaml").read_text(encoding="utf-8")

#: A dispatch without findings, as a program builds it.
DISPATCH = {
    "format": "congvan/1",
    "issuer": {"name": "Ủy ban nhân dân xã Chi Lăng"},
    "number": {"value": 5, "symbol": "UBND-VP"},
    "place": "Chi Lăng",
    "date": datetime.date(2027, 1, 5),
    "subject": "trực tết Nguyên đán Đinh Mùi",
    "recipients": ["Các phòng chuyên môn thuộc xã"],
    "request": {"verb": "yêu cầu", "whom": "các phòng chuyên môn", "action": "thực hiện các nội dung sau"},
    "measures": ["Phân công trực 24/7.", "Báo cáo kết quả sau Tết."],
    "distribution": {"to": ["Như trên"], "archive": ["VT"]},
    "signatory": {"authority": [{"TM": "Ủy ban nhân dân"}], "title": "Chủ tịch"},
}


class Documents(unittest.TestCase):
    def test_a_dict_becomes_files(self):
        self.assertEqual(congvan.check(DISPATCH), [])
        self.assertTrue(congvan.render(DISPATCH).startswith(b"PK"))
        self.assertTrue(congvan.render(DISPATCH, to="pdf").startswith(b"%PDF"))
        text = congvan.render(DISPATCH, to="txt").decode("utf-8")
        self.assertIn("Số: 05/UBND-VP", text)
        self.assertIn("Chi Lăng, ngày 05 tháng 01 năm 2027", text)

    def test_the_same_source_gives_the_same_bytes(self):
        yaml = congvan.render(DISPATCH, to="yaml").decode("utf-8")
        for to in ("docx", "pdf", "html", "edxml"):
            self.assertEqual(congvan.render(DISPATCH, to=to), congvan.render(yaml, to=to), to)

    def test_a_refusal_says_everything_that_is_wrong(self):
        wrong = {**DISPATCH, "recipient": ["ai đó"], "date": "2027-02-31"}
        with self.assertRaises(congvan.Refused) as refused:
            congvan.render(wrong)
        codes = [finding["code"] for finding in refused.exception.findings]
        self.assertIn("VB005", codes)
        self.assertIn("VB008", codes)
        self.assertEqual(codes, [finding["code"] for finding in congvan.check(wrong)])
        self.assertIn("VB008 date: ", str(refused.exception))
        again = pickle.loads(pickle.dumps(refused.exception))
        self.assertEqual(again.findings, refused.exception.findings)

    def test_a_number_that_is_none_is_refused_at_its_place(self):
        with self.assertRaises(congvan.Refused) as refused:
            congvan.render({**DISPATCH, "subject": float("nan")})
        self.assertIn("VB004 subject: ", str(refused.exception))

    def test_what_is_no_source_is_told(self):
        with self.assertRaises(congvan.Refused):
            congvan.check("")
        with self.assertRaises(TypeError):
            congvan.check({"subject": object()})
        for to in ("svg", "docx,pdf", ["docx"]):
            with self.assertRaises(ValueError):
                congvan.render(DISPATCH, to=to)
        with self.assertRaises(congvan.Refused):
            congvan.render(DISPATCH, to="odt")

    def test_an_office_has_its_habits(self):
        office = {"format": "congvan-office/1", "sizes": "12-13-13"}
        self.assertNotEqual(congvan.render(DISPATCH, office=office), congvan.render(DISPATCH))

    def test_safe_mistakes_are_mended(self):
        yaml = congvan.render(DISPATCH, to="yaml").decode("utf-8")
        self.assertEqual(congvan.fix(yaml), yaml)


class Cascades(unittest.TestCase):
    def test_a_unit_gets_its_version_with_a_trace(self):
        directive, trace = congvan.cascade(PROVINCE, "xã Chi Lăng, tỉnh Lạng Sơn")
        self.assertEqual(directive["issuer"]["name"], "Ủy ban nhân dân xã Chi Lăng")
        self.assertTrue(trace["entries"])
        self.assertFalse([found for found in congvan.check(directive) if found["severity"] == "error"])
        self.assertTrue(congvan.render(directive).startswith(b"PK"))

    def test_a_profile_says_more_than_a_name(self):
        unit = {"name": "xã Chi Lăng", "province": "tỉnh Lạng Sơn", "symbol": "UBND-VP", "number": 15}
        directive, _ = congvan.cascade(PROVINCE, unit)
        self.assertEqual(directive["number"], {"value": "15", "symbol": "UBND-VP"})

    def test_an_unknown_unit_is_refused(self):
        with self.assertRaises(congvan.Refused) as refused:
            congvan.cascade(PROVINCE, "xã Không Có Ở Đâu")
        self.assertIn("xã Không Có Ở Đâu", str(refused.exception))


class Arrived(unittest.TestCase):
    def test_what_was_written_is_read_again(self):
        docx = congvan.render(DISPATCH)
        (document,) = congvan.import_file(docx, name="van-ban.docx")
        directive = document["directive"]
        self.assertEqual(directive["number"], {"value": "05", "symbol": "UBND-VP"})
        self.assertEqual(directive["subject"], DISPATCH["subject"])
        self.assertTrue(document["lines"])
        self.assertIn(b"UBND-VP", congvan.render(directive, to="txt"))

    def test_a_file_that_is_none_is_refused(self):
        with self.assertRaises(congvan.Refused):
            congvan.import_file(b"\x00\x01\x02" * 100, name="la.docx")
        with self.assertRaises(FileNotFoundError):
            congvan.import_file("khong-co.docx")


class Known(unittest.TestCase):
    def test_notices_of_a_year(self):
        made = congvan.notices(PLAN, 2027)
        self.assertTrue(made)
        for notice in made:
            self.assertTrue(congvan.render(notice["directive"]).startswith(b"PK"), notice["occasion"])

    def test_units_and_the_calendar(self):
        names = [unit["name"] for unit in congvan.units("chi lang")]
        self.assertIn("xã Chi Lăng", names)
        self.assertEqual(len(congvan.units()), 34)
        self.assertTrue(congvan.units("chi lăng", date=datetime.date(2024, 1, 1)))
        self.assertTrue(congvan.calendar(2027))
        with self.assertRaises(congvan.Refused):
            congvan.calendar(3000)


class Threads(unittest.TestCase):
    def test_other_threads_run_while_one_works(self):
        big = {**DISPATCH, "measures": [f"Phân công trực lần {at}." for at in range(2000)]}
        done = threading.Event()
        failed = []

        def work():
            try:
                congvan.render(big, to="pdf")
            except Exception as error:  # Told by the test, not by the thread.
                failed.append(error)
            finally:
                done.set()

        thread = threading.Thread(target=work)
        thread.start()
        turns = 0
        while not done.is_set():
            time.sleep(0)
            turns += 1
        thread.join()
        self.assertEqual(failed, [])
        # Held up by the other, this one would have had no more than a few turns before and after it.
        self.assertGreater(turns, 100)


if __name__ == "__main__":
    unittest.main()
