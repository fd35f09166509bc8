"""The native engines, a C++ file each, built where there is a compiler and left out where there is none.

Everything else about the package is in pyproject.toml. The modules use the limited API, so that one wheel
serves Python 3.11 and all later ones.
"""

import sys

from setuptools import Extension, setup

MICROSOFT = sys.platform == "win32"

setup(
    ext_modules=[
        Extension(
            f"rustrata.native.{name}",
            [f"src/rustrata/native/{name}.cpp"],
            extra_compile_args=["/std:c++17", "/O2"] if MICROSOFT else ["-std=c++17", "-O2", "-g0"],
            py_limited_api=True,
            optional=True,
        )
        for name in ("borrows", "kernel")
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
