// SPDX-License-Identifier: GPL-3.0-or-later
import "../keys"

Letters {
    digits: "1234567890"
    upper: "qwertyuiop"
    middle: "asdfghjkl"
    lower: "zxcvbnm.-"
    beside: "'"
}
