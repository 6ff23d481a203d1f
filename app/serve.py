"""What ``streamlit run app/serve.py`` serves: `main.py`, its files compressed and named ahead, its letters sized."""

import warehouse
import warm
from ahead import Ahead
from compressed import Compressed
from letters import Letters
from starlette.middleware import Middleware
from streamlit.starlette import App

warm.code()
warehouse.open_current()
app = App("main.py", middleware=[Middleware(Ahead), Middleware(Compressed), Middleware(Letters)])
