<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IntakePreview</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already watched</source>
        <translation>
            <numerusform>%Ln already watched</numerusform>
            <numerusform>%Ln already watched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated</source>
        <translation>
            <numerusform>%Ln repeated</numerusform>
            <numerusform>%Ln repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message numerus="yes">
        <source> This computer&apos;s clock and the host&apos;s differ by %n minute(s): set the clock and ask for a new link.</source>
        <translation>
            <numerusform> This computer&apos;s clock and the host&apos;s differ by %n minute: set the clock and ask for a new link.</numerusform>
            <numerusform> This computer&apos;s clock and the host&apos;s differ by %n minutes: set the clock and ask for a new link.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AccountNotices</name>
    <message numerus="yes">
        <source>%n video(s) are paused, nothing is lost.</source>
        <translation>
            <numerusform>%n video is paused, nothing is lost.</numerusform>
            <numerusform>%n videos are paused, nothing is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AddDialog</name>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>Add %Ln</numerusform>
            <numerusform>Add %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::CloseQuestion</name>
    <message numerus="yes">
        <source>%n video(s) are still being watched.</source>
        <translation>
            <numerusform>%n video is still being watched.</numerusform>
            <numerusform>%n videos are still being watched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished video(s) are not kept yet.</source>
        <translation>
            <numerusform>%n finished video is not kept yet.</numerusform>
            <numerusform>%n finished videos are not kept yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Endings</name>
    <message numerus="yes">
        <source>%n video(s) ready</source>
        <translation>
            <numerusform>%n video ready</numerusform>
            <numerusform>%n videos ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) failed</source>
        <translation>
            <numerusform>%n video failed</numerusform>
            <numerusform>%n videos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) cancelled</source>
        <translation>
            <numerusform>%n video cancelled</numerusform>
            <numerusform>%n videos cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) expired</source>
        <translation>
            <numerusform>%n video expired</numerusform>
            <numerusform>%n videos expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::ExpiryWarning</name>
    <message numerus="yes">
        <source>%n video(s) are not kept yet. The first link expires at %1, and what is not kept by then may be lost.</source>
        <translation>
            <numerusform>%n video is not kept yet. Its link expires at %1, and what is not kept by then may be lost.</numerusform>
            <numerusform>%n videos are not kept yet. The first link expires at %1, and what is not kept by then may be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::FileActs</name>
    <message numerus="yes">
        <source>The files of %n video(s) were moved to the trash.</source>
        <translation>
            <numerusform>The file of %n video was moved to the trash.</numerusform>
            <numerusform>The files of %n videos were moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::FindDialog</name>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>Add %Ln</numerusform>
            <numerusform>Add %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) not watched yet</source>
        <translation>
            <numerusform>%Ln video not watched yet</numerusform>
            <numerusform>%Ln videos not watched yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln watched already</source>
        <translation>
            <numerusform>, %Ln watched already</numerusform>
            <numerusform>, %Ln watched already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln entries without a usable id left out</source>
        <translation>
            <numerusform>, %Ln entry without a usable id left out</numerusform>
            <numerusform>, %Ln entries without a usable id left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::KeysDialog</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) of this key stay in the list and are no longer checked: %1.</source>
        <translation>
            <numerusform>%n video of this key stays in the list and is no longer checked: %1.</numerusform>
            <numerusform>%n videos of this key stay in the list and are no longer checked: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::LibraryMoving</name>
    <message numerus="yes">
        <source>%n video(s) are still in %1. They play from there; they can be moved to %2 as well.</source>
        <translation>
            <numerusform>%n video is still in %1. It plays from there; it can be moved to %2 as well.</numerusform>
            <numerusform>%n videos are still in %1. They play from there; they can be moved to %2 as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) could not be moved and stay where they are.</source>
        <translation>
            <numerusform>%n video could not be moved and stays where it is.</numerusform>
            <numerusform>%n videos could not be moved and stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) were moved.</source>
        <translation>
            <numerusform>%n video was moved.</numerusform>
            <numerusform>%n videos were moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::LibraryDesk</name>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It names %Ln key(s); the keys themselves stay in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</source>
        <translation>
            <numerusform>It names %Ln key; the key itself stays in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</numerusform>
            <numerusform>It names %Ln keys; the keys themselves stay in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::ListDesk</name>
    <message numerus="yes">
        <source>%Ln video(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln video exported to %1.</numerusform>
            <numerusform>%Ln videos exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::MainWindow</name>
    <message numerus="yes">
        <source>%1: %n active</source>
        <translation>
            <numerusform>%1: %n active</numerusform>
            <numerusform>%1: %n active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Removal</name>
    <message numerus="yes">
        <source>%n video(s) removed from the list. Files stay where they are.</source>
        <translation>
            <numerusform>%n video removed from the list. Files stay where they are.</numerusform>
            <numerusform>%n videos removed from the list. Files stay where they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::SettingsDesk</name>
    <message numerus="yes">
        <source>%n video(s), %1</source>
        <translation>
            <numerusform>%n video, %1</numerusform>
            <numerusform>%n videos, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusLine</name>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) to fetch</source>
        <translation>
            <numerusform>%n video to fetch</numerusform>
            <numerusform>%n videos to fetch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusNews</name>
    <message numerus="yes">
        <source>%n key(s) frozen</source>
        <translation>
            <numerusform>%n key frozen</numerusform>
            <numerusform>%n keys frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) missing</source>
        <translation>
            <numerusform>%n key missing</numerusform>
            <numerusform>%n keys missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) out of balance</source>
        <translation>
            <numerusform>%n key out of balance</numerusform>
            <numerusform>%n keys out of balance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rejected</source>
        <translation>
            <numerusform>%n key rejected</numerusform>
            <numerusform>%n keys rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) unreachable</source>
        <translation>
            <numerusform>%n service unreachable</numerusform>
            <numerusform>%n services unreachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Totals</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Transfer</name>
    <message numerus="yes">
        <source>%1 sent nothing for %n s. The video is fetched again by itself.</source>
        <translation>
            <numerusform>%1 sent nothing for %n s. The video is fetched again by itself.</numerusform>
            <numerusform>%1 sent nothing for %n s. The video is fetched again by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::WaitingVideos</name>
    <message numerus="yes">
        <source>%n video(s) have no key.</source>
        <translation>
            <numerusform>%n video has no key.</numerusform>
            <numerusform>%n videos have no key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) wait for a key.</source>
        <translation>
            <numerusform>%n video waits for a key.</numerusform>
            <numerusform>%n videos wait for a key.</numerusform>
        </translation>
    </message>
</context>
</TS>
