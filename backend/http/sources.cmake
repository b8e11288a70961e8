target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/boost_impl.cpp"
)
