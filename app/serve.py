"""What ``streamlit run app/serve.py`` serves: `main.py`, with Streamlit's own files compressed and named ahead."""

import warehouse
import warm
from ahead import Ahead
from compressed import Compressed
from starlette.middleware import Middleware
from streamlit.starlette import App

warm.code()
warehouse.open_current()
app = App("main.py", middleware=[Middleware(Ahead), Middleware(Compressed)])
