// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for tests alone: nothing else trusts them.
#pragma once

namespace standdienst::kiosk::testkeys {

// SHA-256 of the SubjectPublicKeyInfo of `ours`, as `openssl pkey -pubout -outform DER | sha256sum` says.
inline constexpr auto oursFingerprint = "deac92d9b3e51ebd5bb70b6f17408af104b15ad7f952f9983c45232b39d02fb6";
inline constexpr auto ed25519Fingerprint = "e04cbdc1c8f2bd542f97c497d06a75ee0dba313b383bb32f68d5ae57b5236a64";

// EC P-256
inline constexpr auto oursKey = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgw6CvhuCRHAU7jFQ/
Fkk8AU4PsQi+0Ewsi70+rloeqA+hRANCAAS270OxsQXe2imtVw4dsE5gxyOw66UH
Af9rZSS+0jlpx4GXkKGZFOu1ig71Typkc/iEHB7StZU85Xh6RYsFpnHd
-----END PRIVATE KEY-----
)";
inline constexpr auto otherKey = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNvPsc/NHVuMr+Dd+
abent+JgT4wFg16KQ8uGRBHfLS2hRANCAARN2hmOxR/bNHIhsDi18/JnVx4h0P79
yD9TcH9tIlAnblMBFyXPLh6LcuqG5yp0cwkfD2X3s7WqzXqVRZUx2EJM
-----END PRIVATE KEY-----
)";
// 2020 to 2120
inline constexpr auto oursValid = R"(-----BEGIN CERTIFICATE-----
MIIBCjCBsAIBATAKBggqhkjOPQQDAjAQMQ4wDAYDVQQDDAV2YWxpZDAgFw0yMDAx
MDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEDEOMAwGA1UEAwwFdmFsaWQwWTAT
BgcqhkjOPQIBBggqhkjOPQMBBwNCAAS270OxsQXe2imtVw4dsE5gxyOw66UHAf9r
ZSS+0jlpx4GXkKGZFOu1ig71Typkc/iEHB7StZU85Xh6RYsFpnHdMAoGCCqGSM49
BAMCA0kAMEYCIQChpz6fvSU1/L7dYjEE25bAAyHhLuRvydOBgRUxUNHKKQIhAJ+O
hay56BIvLdhiEtevOLmVH9selYZbLDCoQrogkWAM
-----END CERTIFICATE-----
)";
// 1970 to 1971: what a clock that is right thinks of it
inline constexpr auto oursExpired = R"(-----BEGIN CERTIFICATE-----
MIIBCzCBsgIBAjAKBggqhkjOPQQDAjASMRAwDgYDVQQDDAdleHBpcmVkMB4XDTcw
MDEwMjAwMDAwMFoXDTcxMDEwMTAwMDAwMFowEjEQMA4GA1UEAwwHZXhwaXJlZDBZ
MBMGByqGSM49AgEGCCqGSM49AwEHA0IABLbvQ7GxBd7aKa1XDh2wTmDHI7DrpQcB
/2tlJL7SOWnHgZeQoZkU67WKDvVPKmRz+IQcHtK1lTzleHpFiwWmcd0wCgYIKoZI
zj0EAwIDSAAwRQIhAOTihcrZlBKeBTqkoRj2X24LHazMX2ytPT4NIvdd+8jPAiB9
2UMcw6oIWZTJyoxBM0O/WN5ebb5s4/FzXNTmse1Ouw==
-----END CERTIFICATE-----
)";
// from 2100: what a kiosk that believes in 1970 thinks of every certificate
inline constexpr auto oursFuture = R"(-----BEGIN CERTIFICATE-----
MIIBDjCBtAIBAzAKBggqhkjOPQQDAjARMQ8wDQYDVQQDDAZmdXR1cmUwIhgPMjEw
MDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowETEPMA0GA1UEAwwGZnV0dXJl
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtu9DsbEF3toprVcOHbBOYMcjsOul
BwH/a2UkvtI5aceBl5ChmRTrtYoO9U8qZHP4hBwe0rWVPOV4ekWLBaZx3TAKBggq
hkjOPQQDAgNJADBGAiEAiy0Y6B3aXs9FB6EU52IxCbNWqeh1DTPMHiaJFlGdvMoC
IQCZsHEmPBZ/AIC/+DNR/G27kqYTi6+jzGlM/ESSh921Kw==
-----END CERTIFICATE-----
)";
inline constexpr auto other = R"(-----BEGIN CERTIFICATE-----
MIIBCjCBsAIBBDAKBggqhkjOPQQDAjAQMQ4wDAYDVQQDDAVvdGhlcjAgFw0yMDAx
MDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowEDEOMAwGA1UEAwwFb3RoZXIwWTAT
BgcqhkjOPQIBBggqhkjOPQMBBwNCAARN2hmOxR/bNHIhsDi18/JnVx4h0P79yD9T
cH9tIlAnblMBFyXPLh6LcuqG5yp0cwkfD2X3s7WqzXqVRZUx2EJMMAoGCCqGSM49
BAMCA0kAMEYCIQDwaJCQcozpbhXblC1mKpkq1ZlsB46wrUa1PC4mRN8q4AIhAJQL
JC9MTVg3AL25xT7YmSrZLmnIyzIaADHANgFCsGZg
-----END CERTIFICATE-----
)";
// Qt cannot read its key, but its bytes
inline constexpr auto ed25519 = R"(-----BEGIN CERTIFICATE-----
MIIBMDCB46ADAgECAhRFqqd2s3DPbci/OLShhmuAeFcNtDAFBgMrZXAwDTELMAkG
A1UEAwwCZWQwIBcNMjYxMTIyMDEyNzI5WhgPMjEyNjEwMjkwMTI3MjlaMA0xCzAJ
BgNVBAMMAmVkMCowBQYDK2VwAyEA6fn2S6pWha/hDBVJIagBP8g6toOIwP5bVEk7
ReWHjz+jUzBRMB0GA1UdDgQWBBRfrful4xoryaple+axIZQg42IIsjAfBgNVHSME
GDAWgBRfrful4xoryaple+axIZQg42IIsjAPBgNVHRMBAf8EBTADAQH/MAUGAytl
cANBAAUcQi5ekf81Cdzu4/RkO0mvPUIPGAir8kCvP6HMmeNJP5w2O3aD2Y1iXmOy
2Q3zkoXY3Z660ofjKWDdZpWdfgM=
-----END CERTIFICATE-----
)";

} // namespace standdienst::kiosk::testkeys
