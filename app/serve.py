"""What ``streamlit run app/serve.py`` serves: the pages of `main.py`, with Streamlit's own files compressed."""

import altair  # noqa: F401
import polars  # noqa: F401
from compressed import Compressed
from starlette.middleware import Middleware
from streamlit.starlette import App

# The libraries are read as the server starts, so that the first visitor does not wait for them.
app = App("main.py", middleware=[Middleware(Compressed)])
