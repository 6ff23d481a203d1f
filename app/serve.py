"""What ``streamlit run app/serve.py`` serves: `main.py`, its files compressed and named ahead, its pages styled."""

import warehouse
import warm
from ahead import Ahead
from compressed import Compressed
from starlette.middleware import Middleware
from streamlit.starlette import App
from styled import Styled

warm.code()
warehouse.open_current()
app = App("main.py", middleware=[Middleware(Ahead), Middleware(Compressed), Middleware(Styled)])
