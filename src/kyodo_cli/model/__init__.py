"""The plan and its years as frozen values: no input or output, no positions, no clock."""
