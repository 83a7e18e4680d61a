"""quotetrace: who said what, and where else was it said?"""

from quotetrace.api import trace
from quotetrace.config import Config

__all__ = ["Config", "trace"]
