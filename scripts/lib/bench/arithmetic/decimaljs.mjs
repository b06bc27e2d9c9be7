import Decimal from "decimal.js";
import { withLibrary } from "./library.mjs";

const { ROUND_HALF_UP } = Decimal;

export default withLibrary({
  name: "decimal.js",
  number: (text) => new Decimal(text),
  quotient: (product, divisor) => product.div(divisor).toDecimalPlaces(2, ROUND_HALF_UP),
});
