"""Images for the lessons: Fashion-MNIST, colour photos, and small pictures for the widgets.

What a chapter needs comes with the package or with scikit-image, so no network is asked. Importing
this module brings neither numpy nor torch; the function that needs one imports it when called.
"""

from cnnlesson.data.fashion import CLASS_NAMES, ImageSet, fashion_mnist
from cnnlesson.data.shipped import DataError, image_bytes
from cnnlesson.data.skimage_photos import Photo, photo, photos

__all__ = [
    "CLASS_NAMES",
    "DataError",
    "ImageSet",
    "Photo",
    "fashion_mnist",
    "image_bytes",
    "photo",
    "photos",
]
