"""
The questionnaire for other systems: as a web page, in a health record, on a phone.

Every format is one form, written in the words of one format: ``form`` says what stands on it,
``formulas`` how its answers become points and a level there.
"""
