"""How an indicator stands in a fiscal year, and everything that its verdict and its rate were made from."""
