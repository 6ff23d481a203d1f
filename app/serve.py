"""What ``streamlit run app/serve.py`` serves: the pages of `main.py`, with Streamlit's own files compressed."""

import warehouse
import warm
from compressed import Compressed
from starlette.middleware import Middleware
from streamlit.starlette import App

warm.code()
warehouse.open_current()
app = App("main.py", middleware=[Middleware(Compressed)])
