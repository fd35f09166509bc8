"""Profiles: dated versions of the type system, which differ in F-equalize and in branded types.

``thesis-2020``: F-equalize as printed in Jung's thesis, and for static; types with brands do not exist.
``ghostcell-2021``: types with brands exist; F-equalize is refused for a lifetime that such a type mentions,
and for one that is below no other [Yanovski et al., ICFP'21, and the mechanised development of that year,
``diverging_static.v``: unrestricted, it breaks branding].
"""

from rustrata.records import record


@record
class Profile:
    """One version; ``brands``: do branded types exist, and is F-equalize restricted for them?"""

    name: str
    brands: bool


THESIS = Profile("thesis-2020", brands=False)
GHOSTCELL = Profile("ghostcell-2021", brands=True)

PROFILES: dict[str, Profile] = {profile.name: profile for profile in (THESIS, GHOSTCELL)}
"""The profiles by name; the first is the default."""
