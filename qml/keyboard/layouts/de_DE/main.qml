// SPDX-License-Identifier: GPL-3.0-or-later
import "../keys"

Letters {
    digits: "1234567890ß"
    upper: "qwertzuiopü"
    middle: "asdfghjklöä"
    lower: "yxcvbnm.-"
}
