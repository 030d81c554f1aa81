# Fails when an #include points against the arrows.
#   cmake -DSOURCE_DIR=<project>/src -P layers.cmake
cmake_minimum_required(VERSION 3.25)

# room -> the other rooms it may include
set(domain)
set(api     domain)
set(secrets domain)
set(intake  domain)
set(store   domain)
set(watch   domain api store)
set(keep    domain api store)
set(model   domain store intake)
set(gui     domain model)
set(playback domain gui)  # a plug-in: nobody includes it
set(demo    domain)  # a program of its own, like poster
set(poster  domain)
set(app     domain api secrets intake store watch keep model gui)

# what talks to another start of the same program: app alone
set(header_local    "<(Qt[A-Za-z]+/)?QLocalS")
set(rooms_local     app)

# foreign header, with or without its module's name before it -> the only rooms that may name it
set(header_network  "<(Qt[A-Za-z]+/)?(QNetwork|QtNetwork|QSsl|QTcp|QUdp|QHost|QAbstractSocket|QDns)")
set(rooms_network   api keep demo watch)
set(header_server   "<(Qt[A-Za-z]+/)?Q(t?HttpServer|AbstractHttpServer)")
set(rooms_server    demo)
set(header_json     "<(Qt[A-Za-z]+/)?QJson")
set(rooms_json      api intake model demo)
set(header_sql      "<(Qt[A-Za-z]+/)?Q(t?Sql)|<sqlite3")
set(rooms_sql       store)
set(header_keychain "<qt6keychain/|<(Qt[A-Za-z]+/)?Qt?DBus")
set(rooms_keychain  secrets gui)  # gui: notifications and the portal, by D-Bus
set(header_widgets  "<QtGui|<QtWidgets|<(Qt[A-Za-z]+/)?Q(Widget|Application|GuiApplication|Color|Icon|Pixmap|Image|Font|Palette|Clipboard)")
set(rooms_widgets   gui poster app)
set(header_media    "<QtMultimedia|<(Qt[A-Za-z]+/)?Q(Media|Video|Audio)")
set(rooms_media     playback poster)
set(header_concurrent "<(Qt[A-Za-z]+/)?QtConcurrent")
set(rooms_concurrent domain keep)  # the others by domain/workers.h

set(rooms domain api secrets intake store watch keep model gui playback demo poster app)
foreach(room IN LISTS rooms)
    file(GLOB_RECURSE sources "${SOURCE_DIR}/${room}/*.h" "${SOURCE_DIR}/${room}/*.cpp")
    foreach(source IN LISTS sources)
        file(STRINGS "${source}" includes REGEX "^#include")
        foreach(include IN LISTS includes)
            string(REGEX MATCH "\"([a-z]+)/" _ "${include}")
            set(target "${CMAKE_MATCH_1}")
            if(target IN_LIST rooms AND NOT target STREQUAL room AND NOT target IN_LIST ${room})
                list(APPEND broken "${source}: ${room} -> ${target}")
            endif()
            foreach(kind network server json sql keychain widgets media concurrent local)
                if(include MATCHES "${header_${kind}}" AND NOT room IN_LIST rooms_${kind})
                    list(APPEND broken "${source}: ${room} may not have ${include}")
                endif()
            endforeach()
        endforeach()
    endforeach()
endforeach()

if(broken)
    list(JOIN broken "\n  " broken)
    message(FATAL_ERROR "Arrows broken:\n  ${broken}")
endif()
