"""The story's own count of the office's figures: from its ledger, by the regulation, knowing nothing of reporting."""

from mentoring.story.count.figures import Figures, count, differences

__all__ = ["Figures", "count", "differences"]
