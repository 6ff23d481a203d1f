"""What ``streamlit run app/serve.py`` serves: `main.py`, files compressed and preloaded, pages styled and mended."""

import settings  # noqa: F401 before Polars
import warehouse
import warm
from compressed import Compressed
from preloads import Preloads
from starlette.middleware import Middleware
from streamlit.starlette import App
from styled import Styled

warm.code()
warehouse.open_current()
app = App("main.py", middleware=[Middleware(Preloads), Middleware(Compressed), Middleware(Styled)])
