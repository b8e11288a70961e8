# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/data_folder.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/files.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/keys.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/keyset.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/ledger.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/records.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_companies.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_connection.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_leads.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_schema.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_shifts.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_store.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_view.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_visits.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_writer.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/store.cpp"
)
