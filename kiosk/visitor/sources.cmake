# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_kiosk PRIVATE
    visitor/attract_page.h
    visitor/consents_model.cpp
    visitor/consents_model.h
    visitor/contact_page.cpp
    visitor/contact_page.h
    visitor/fair_view.cpp
    visitor/fair_view.h
    visitor/gifts_page.cpp
    visitor/gifts_page.h
    visitor/reasons_page.cpp
    visitor/reasons_page.h
    visitor/thank_you_page.cpp
    visitor/thank_you_page.h
    visitor/topics_page.cpp
    visitor/topics_page.h
    visitor/visit_clock.cpp
    visitor/visit_clock.h
    visitor/visit_flow.cpp
    visitor/visit_flow.h
    visitor/visit_record.cpp
    visitor/wipe.cpp
)
