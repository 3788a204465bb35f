"""Every kind of page of the static site, and the index of reports, for the browser to open."""

from browser.pages import YEARLY, Kind

SITE_KINDS = (
    Kind("index of reports", "mihon", YEARLY.format(2024), "reports/index.html"),
    Kind("site, start", "mihon", "site", "site/index.html"),
    Kind("site, search", "mihon", "site", "site/search.html"),
    Kind("site, plan", "mihon", "site", "site/mihon/index.html"),
    Kind("site, item", "mihon", "site", "site/mihon/items/a04.html"),
    Kind("site, report", "mihon", "site", "site/mihon/2024/mihon.html"),
    Kind("site, plan of Kamagaya", "founding", "site", "site/kamagaya/index.html"),
    Kind("site, item of Matsudo", "founding", "site", "site/matsudo/items/a1-1-1.html"),
    Kind("site, item in English", "english", "site", "site/example/items/a01.html"),
)
