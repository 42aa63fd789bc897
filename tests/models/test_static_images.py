"""Still pictures: parts, one hand seen several times, whose hand, and pictures that are none."""

from contextlib import closing

import numpy as np
import pytest

from controller.classify import classify_images
from controller.sources.opencv import cv2
from controller.still_hands import find_hands
from controller.tracker.fakes import FakeLandmarker, raw_hand
from controller.tracker.open import open_image_landmarker
from controller.tracker.windows import Size, parts
from models.sessions import OnnxClassifier


class ByPicture:
    """Finds some hands in the whole picture, which is shown first, and others in each part."""

    def __init__(self, whole, in_part=()):
        self.whole, self.in_part, self.shapes = whole, in_part, []

    def detect_image(self, image):
        self.shapes.append(image.shape[:2])
        return self.whole if len(self.shapes) == 1 else self.in_part

    def close(self):
        pass


class FakeClassifier:
    """Answers with the rows it was given, in turn."""

    labels = ("fist", "palm", "no_gesture")

    def __init__(self, *rows):
        self.rows = rows

    def __call__(self, features):
        return np.float32([self.rows[i % len(self.rows)] for i in range(len(features))])


PALM = (0.1, 0.9, 0.0)
BLANK = np.zeros((400, 300, 3), np.uint8)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "a.png"
    cv2.imwrite(str(path), BLANK)
    return path


@pytest.mark.parametrize(
    ("width", "height"), [(300, 400), (400, 300), (1920, 1080), (64, 64), (100, 1000), (65, 67)]
)
def test_parts_cover_the_picture_and_stay_in_it(width, height):
    seen = np.zeros((height, width), bool)
    for x, y, w, h in parts(Size(width, height)):
        assert x >= 0
        assert y >= 0
        assert x + w <= width
        assert y + h <= height
        seen[y : y + h, x : x + w] = True
    assert seen.all()


def test_a_hand_seen_in_the_whole_and_in_a_part_is_one_hand():
    first = next(iter(parts(Size(300, 400))))
    x, y = first[2] / 2 / 300, first[3] / 2 / 400

    class Twice(ByPicture):
        def detect_image(self, image):
            super().detect_image(image)
            if len(self.shapes) == 1:
                return [raw_hand(x, y, 0.1, aspect=0.75)]
            return [raw_hand(0.5, 0.5, 0.2, aspect=1.0)] if len(self.shapes) == 2 else []

    (hand,) = find_hands(Twice([]), BLANK)
    assert len(hand) == 2
    np.testing.assert_allclose(hand[1].image, hand[0].image, atol=0.01)


def test_an_unsure_hand_seen_in_one_part_only_is_dropped():
    class Once(ByPicture):
        def detect_image(self, image):
            super().detect_image(image)
            return [raw_hand(0.5, 0.5, score=self.in_part)] if len(self.shapes) == 2 else []

    assert find_hands(Once([], 0.6), BLANK) == []
    assert len(find_hands(Once([], 0.95), BLANK)) == 1


def test_the_box_lies_where_the_hand_is_in_the_file(picture):
    landmarker = ByPicture([raw_hand(0.2, 0.5, aspect=0.75)])
    (mirrored,) = classify_images([picture], landmarker, FakeClassifier(PALM))
    box = mirrored.hands[0].box
    assert box.x + box.width / 2 == pytest.approx(0.8, abs=0.08)
    landmarker = ByPicture([raw_hand(0.2, 0.5, aspect=0.75)])
    (plain,) = classify_images([picture], landmarker, FakeClassifier(PALM), mirror=False)
    assert plain.hands[0].box.x == pytest.approx(1 - box.x - box.width, abs=1e-5)


def test_pictures_are_mirrored_before_they_are_looked_at(tmp_path):
    left_half_white = BLANK.copy()
    left_half_white[:, :150] = 255
    path = tmp_path / "b.png"
    cv2.imwrite(str(path), left_half_white)
    seen = []

    class Looks(FakeLandmarker):
        def detect_image(self, image):
            seen.append(image.copy())
            return []

    list(classify_images([path], Looks(lambda t: []), FakeClassifier(PALM)))
    assert seen[0][0, 0].tolist() == [0, 0, 0]
    assert seen[0][0, -1].tolist() == [255, 255, 255]


def test_gesture_confidence_and_runner_up(picture):
    landmarker = ByPicture([raw_hand(0.5, 0.5, handedness="left", score=0.9)])
    (image,) = classify_images([picture], landmarker, FakeClassifier(PALM))
    (hand,) = image.hands
    assert (image.width, image.height, image.error) == (300, 400, None)
    assert (hand.handedness, hand.gesture, hand.runner_up) == ("left", "palm", "fist")
    assert (hand.confidence, hand.runner_up_confidence) == pytest.approx((0.9, 0.1))
    assert hand.handedness_score == pytest.approx(0.9)


def test_gestures_come_before_resting_hands_then_the_surest_first(picture):
    landmarker = ByPicture([raw_hand(x, 0.5, 0.05) for x in (0.2, 0.5, 0.8)])
    classifier = FakeClassifier((0.0, 0.0, 1.0), (0.6, 0.4, 0.0), PALM)
    (image,) = classify_images([picture], landmarker, classifier)
    assert [hand.gesture for hand in image.hands] == ["palm", "fist", "no_gesture"]


def test_pictures_that_cannot_be_read_are_results_and_the_rest_goes_on(tmp_path, picture):
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    empty = tmp_path / "empty.png"
    empty.touch()
    speck = tmp_path / "speck.png"
    cv2.imwrite(str(speck), BLANK[:1, :1])
    cut = tmp_path / "cut.png"
    cut.write_bytes(picture.read_bytes()[:40])
    bad = [tmp_path / "absent.png", tmp_path, text, empty, speck, cut]
    landmarker = FakeLandmarker(lambda t: [])
    results = list(classify_images([*bad, picture], landmarker, FakeClassifier(PALM)))
    assert [image.error is not None for image in results] == [True] * len(bad) + [False]
    assert results[-1].hands == ()
    for image in results[:-1]:
        assert "\n" not in str(image.error)
        assert image.error.hint


@pytest.mark.shared
def test_photos_of_every_gesture(shared_data):
    """One photo of each of the 18 gestures through the landmarker and network that ship."""
    folders = sorted(
        path for path in (shared_data / "static" / "frames").iterdir() if path.is_dir()
    )
    photos = [min(folder.glob("*.jpg")) for folder in folders]
    with closing(open_image_landmarker()) as landmarker:
        results = list(classify_images(photos, landmarker, OnnxClassifier("static_gestures")))
    right = [
        bool(image.hands) and image.hands[0].gesture == image.path.parent.name for image in results
    ]
    assert len(right) == 18
    assert sum(right) >= 15
