"""The app's screens: a file for each tab, and rendering that knows nothing of Gradio."""
