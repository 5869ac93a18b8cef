"""What people carry away: letters, audits of drafts, handouts, quizzes, tables of cases."""
