"""Lets Orca write what it says to a file. Orca reads it as its orca-customizations.py."""

import os

from gi.repository import GLib
from orca import orca_state, settings, speechserver

settings.speechServerFactory = "orca-customizations"
settings.enableBraille = False
settings.enableSound = False
# Orca would say every letter of the comment.
settings.enableKeyEcho = False


class SpeechServer(speechserver.SpeechServer):
    @staticmethod
    def getSpeechServer(info=None):
        return SpeechServer()

    @staticmethod
    def getSpeechServers():
        return [SpeechServer()]

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            with open(os.environ["SPOKEN"], "a", encoding="utf-8") as spoken:
                spoken.write(" ".join(text.split()) + "\n")

    def speakCharacter(self, character, acss=None):
        self.speak(character)

    def sayAll(self, utterances, progress):
        GLib.idle_add(self.say_each, utterances, progress)

    def say_each(self, utterances, progress):
        last = None
        for context, _ in utterances:
            mark = "" if context.obj == last else mark_language(context)
            last = context.obj
            self.speak(mark + context.utterance)
            context.currentOffset = context.endOffset
            progress(context, speechserver.SayAllContext.COMPLETED)


def mark_language(context):
    """Marks what is in another language than the page: Orca 43 does not, other screen readers change the voice."""
    language, _ = orca_state.activeScript.utilities.getLanguageAndDialectForSubstring(
        context.obj, context.startOffset, context.endOffset
    )
    return "" if language in ("", os.environ["LANGUAGE"]) else f"[{language}] "
