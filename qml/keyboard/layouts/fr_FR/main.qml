// SPDX-License-Identifier: GPL-3.0-or-later
import "../keys"

Letters {
    digits: "1234567890é"
    upper: "azertyuiopè"
    middle: "qsdfghjklmà"
    lower: "wxcvbnç.-"
    beside: "'"
}
