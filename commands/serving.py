"""`netral serve`: the app."""

from argparse import Namespace

from corpus.settings import Settings


def serve(args: Namespace, settings: Settings) -> int:
    """Open the app and stay until it is stopped."""
    from ui import launch  # gradio takes two seconds to import, which no other command should wait for

    launch(settings, lan=args.lan)
    return 0
