import type { Catalog } from '../base/text.js';

/** Vietnamese. The keys are the sentences as they stand in the source; a test keeps both in step. */
const vi: Catalog = {
  // Chat
  Accept: 'Chấp nhận',
  'Missed calls': 'Cuộc gọi nhỡ',
  'Notify me of calls': 'Báo cho tôi khi có cuộc gọi',
  'It must be none, or the URL of a sound that this browser plays.':
    'Giá trị phải là none hoặc URL của một âm thanh mà trình duyệt này phát được.',
  'Incoming call': 'Cuộc gọi đến',
  'In call': 'Đang gọi',
  'Calling…': 'Đang gọi đi…',
  'Connecting…': 'Đang kết nối…',
  'Reconnecting…': 'Đang kết nối lại…',
  'Call with {name}': 'Cuộc gọi với {name}',
  Minimize: 'Thu nhỏ',
  Close: 'Đóng',
  'It must be dialog or panel.': 'Giá trị phải là dialog hoặc panel.',
  Contact: 'Liên hệ',
  '1 unread message': '1 tin nhắn chưa đọc',
  '{count} unread messages': '{count} tin nhắn chưa đọc',
  '1 missed call': '1 cuộc gọi nhỡ',
  '{count} missed calls': '{count} cuộc gọi nhỡ',
  'The arrow keys move it.': 'Dùng các phím mũi tên để di chuyển.',
  'Somebody is calling you.': 'Có người đang gọi cho bạn.',
  'Characters left: {count}': 'Còn {count} ký tự',
  'Connecting to {name}…': 'Đang kết nối với {name}…',
  Decline: 'Từ chối',
  'Remember my answer': 'Nhớ câu trả lời của tôi',
  Delivered: 'Đã nhận',
  Dismiss: 'Đóng',
  'Go to the newest message': 'Đến tin nhắn mới nhất',
  Message: 'Tin nhắn',
  Messages: 'Các tin nhắn',
  'New messages: {count}': '{count} tin nhắn mới',
  'Nobody is here yet': 'Chưa có ai ở đây',
  'Not sent': 'Chưa gửi được',
  'Say hello to {name}': 'Hãy gửi lời chào đến {name}',
  Seen: 'Đã xem',
  Send: 'Gửi',
  Sent: 'Đã gửi',
  'The chat with {name} has ended. Write to start it again.':
    'Cuộc trò chuyện với {name} đã kết thúc. Hãy viết tin nhắn để bắt đầu lại.',
  'The connection to {name} is interrupted. Reconnecting…':
    'Kết nối với {name} bị gián đoạn. Đang kết nối lại…',
  'Try again': 'Thử lại',
  'Waiting for {name} to let you in.': 'Đang chờ {name} cho bạn vào.',
  'Waiting to be sent': 'Đang chờ gửi',
  'When somebody writes to you, it shows here.': 'Khi có người nhắn cho bạn, tin nhắn sẽ hiện ở đây.',
  You: 'Bạn',
  'Your message waits here until {name} can be reached.':
    'Tin nhắn của bạn chờ ở đây cho đến khi liên lạc được với {name}.',
  'Your messages will show here.': 'Tin nhắn của bạn sẽ hiện ở đây.',
  '{name} wants to chat with you': '{name} muốn trò chuyện với bạn',
  '{name} is writing …': '{name} đang nhập …',
  'Attach files': 'Đính kèm tệp',
  'Record a voice message': 'Ghi tin nhắn thoại',
  'Search messages': 'Tìm tin nhắn',
  'Nothing was found.': 'Không tìm thấy gì.',
  'Found: {count}': 'Tìm thấy: {count}',
  'Save as text': 'Lưu dạng văn bản',
  'Save as JSON': 'Lưu dạng JSON',
  'Delete messages': 'Xóa tin nhắn',
  'Really delete all messages here?': 'Xóa thật tất cả tin nhắn ở đây?',
  Remove: 'Bỏ',
  'Files to be sent': 'Các tệp sẽ gửi',
  'Drop files here': 'Thả tệp vào đây',
  'It must be a whole number above zero.': 'Giá trị phải là số nguyên lớn hơn 0.',
  'It must be a whole number of bytes.': 'Giá trị phải là một số nguyên byte.',
  'A reaction is one emoji, on a message that has an id.':
    'Cảm xúc là một biểu tượng, trên một tin nhắn có id.',
  'The message to be answered is not there.': 'Tin nhắn cần trả lời không có ở đây.',
  'Give the id of a message that is loaded.': 'Hãy cho id của một tin nhắn đã được tải.',
  'There is no message of yours with that id.': 'Bạn không có tin nhắn nào với id đó.',
  'Only messages that are loaded and that you wrote can be changed.':
    'Chỉ có thể thay đổi những tin nhắn đã được tải và do bạn viết.',
  'There is no room left on this device: messages are kept for as long as this page is open.':
    'Thiết bị này đã hết chỗ: tin nhắn chỉ được giữ chừng nào trang này còn mở.',
  'Make room on this device, and load the page again.':
    'Hãy giải phóng bộ nhớ trên thiết bị này rồi tải lại trang.',
  'The storage of this browser did not open within {seconds} seconds.':
    'Bộ nhớ của trình duyệt này không mở được trong {seconds} giây.',
  'This browser does not let the page keep anything: messages are kept for as long as it is open ({cause}).':
    'Trình duyệt này không cho trang lưu giữ gì: tin nhắn chỉ được giữ chừng nào trang còn mở ({cause}).',
  'Allow this page to store data, and load it again.':
    'Hãy cho phép trang này lưu dữ liệu rồi tải lại trang.',
  'This chat takes no files.': 'Cuộc trò chuyện này không nhận tệp.',
  'Remove the attribute without-files.': 'Hãy bỏ thuộc tính without-files.',
  'The file could not be sent: {cause}.': 'Không gửi được tệp: {cause}.',
  'The connection was closed while the file was sent.': 'Kết nối đã đóng trong khi gửi tệp.',
  'Send it again.': 'Hãy gửi lại.',
  'The file has {size} bytes; {most} are allowed.': 'Tệp có {size} byte; chỉ được phép {most}.',
  'Send a smaller file.': 'Hãy gửi một tệp nhỏ hơn.',

  // Files
  'The file could not be sent to its end.': 'Không gửi được trọn tệp.',
  'This is not the file that was being sent.': 'Đây không phải là tệp đang được gửi.',
  'The file is not there yet.': 'Tệp chưa có ở đây.',
  'This browser keeps nothing for this page: {cause}. Files that are not there yet end with the page.':
    'Trình duyệt này không lưu gì cho trang: {cause}. Những tệp chưa đến nơi sẽ mất khi đóng trang.',
  'This browser gives the page no place for files, and in memory there is room for {most} MB of all files together.':
    'Trình duyệt này không cho trang chỗ để lưu tệp, còn bộ nhớ chỉ đủ cho tất cả các tệp tổng cộng {most} MB.',
  'Somebody else has come meanwhile: what was meant for the one before was not done.':
    'Trong lúc đó đã có người khác: việc dành cho người trước đó không được thực hiện.',
  'Do it again when the one is back for whom it was.': 'Hãy làm lại khi người đó quay lại.',
  'The file was here, and the browser has deleted it.': 'Tệp từng có ở đây, nhưng trình duyệt đã xóa nó.',
  'Ask for the file again.': 'Hãy nhờ gửi lại tệp.',
  'There is no room for the file on the device that receives it.': 'Thiết bị nhận không còn đủ chỗ cho tệp.',
  'The sender no longer knows of this file.': 'Bên gửi không còn biết tệp này nữa.',
  'The file can no longer be read on the side of its sender.': 'Bên gửi không còn đọc được tệp nữa.',
  'What was dropped could not be read: {cause}.': 'Không đọc được những gì vừa thả: {cause}.',
  'Look whether it is still there, and drop it again.': 'Hãy xem nó còn ở đó không, rồi thả lại lần nữa.',
  'A part of the file arrived damaged, twice.': 'Một phần của tệp đã đến nơi bị hỏng hai lần.',
  'The other side does not keep to what it said of this file.':
    'Bên kia không làm đúng như đã báo về tệp này.',
  'Too many files wait for an answer on the other side.': 'Quá nhiều tệp đang chờ bên kia trả lời.',
  'The other side takes no files of this kind.': 'Bên kia không nhận loại tệp này.',
  'The other side takes no file of this size.': 'Bên kia không nhận tệp có kích thước này.',
  'Files such as {name} are not allowed here: {accept} is.':
    'Không được gửi các tệp như {name} ở đây: chỉ được {accept}.',
  'The file {name} is too big: it has {size} bytes, and {most} are allowed.':
    'Tệp {name} quá lớn: tệp có {size} byte, chỉ được phép {most}.',
  'The file could not be stored: {cause}.': 'Không lưu được tệp: {cause}.',
  'Send the file again.': 'Hãy gửi lại tệp.',
  'Choose the same file, unchanged.': 'Hãy chọn đúng tệp đó, không thay đổi.',
  'Wait until its state is done.': 'Hãy đợi đến khi trạng thái của tệp là done.',
  'Leave the page open until the files are there.': 'Hãy để trang mở cho đến khi các tệp đến nơi.',
  'Use a page with https, outside of a private window.':
    'Hãy dùng trang có https, không ở trong cửa sổ riêng tư.',
  'Make room there, and send the file again.': 'Hãy dọn chỗ trên thiết bị đó rồi gửi lại tệp.',
  'Choose it again: it was changed, moved or deleted.':
    'Hãy chọn lại tệp: tệp đã bị sửa, chuyển chỗ hoặc xóa.',
  'Wait until some of them are accepted or declined.':
    'Hãy đợi đến khi một số tệp được nhận hoặc bị từ chối.',
  'Choose a file of another kind.': 'Hãy chọn tệp thuộc loại khác.',
  'Send it in parts, or a smaller one.': 'Hãy gửi từng phần, hoặc một tệp nhỏ hơn.',
  'Put the id of the one to send to there.': 'Hãy ghi vào đó mã của người nhận.',
  'The other side takes no files.': 'Bên kia không nhận tệp.',
  'Its page needs a peer-file-transfer.': 'Trang bên đó cần có peer-file-transfer.',

  // Files
  'That did not work: {cause}.': 'Không thực hiện được: {cause}.',
  'The picture {name}': 'Hình {name}',
  Show: 'Hiện',
  'Show the picture {name}': 'Xem hình {name}',
  '{name} has arrived': '{name} đã đến nơi',
  'Receiving {name}': 'Đang nhận {name}',
  'Sending {name}': 'Đang gửi {name}',
  'Starting…': 'Đang bắt đầu…',
  '{rate}, {time} left': '{rate}, còn {time}',
  'Waiting to be accepted': 'Đang chờ được nhận',
  '{part} of {whole}': '{part} trên {whole}',
  Save: 'Lưu',
  Pause: 'Tạm dừng',
  Resume: 'Tiếp tục',
  'Unnamed file': 'Tệp không tên',
  'Waiting for the connection…': 'Đang chờ kết nối…',
  Paused: 'Đã tạm dừng',
  'Paused by the other side': 'Bên kia đã tạm dừng',
  'Choose the file again': 'Chọn lại tệp',
  'This page no longer has the file.': 'Trang này không còn giữ tệp.',
  Cancelled: 'Đã hủy',
  Declined: 'Đã từ chối',
  'The other side declined it.': 'Bên kia đã từ chối.',
  Saved: 'Đã lưu',
  'No longer here': 'Không còn ở đây',
  'Choose a folder': 'Chọn thư mục',
  'Choose files': 'Chọn tệp',
  'When somebody sends you files, they show here.': 'Khi có người gửi tệp cho bạn, tệp sẽ hiện ở đây.',
  'They go straight from this device to the other one.': 'Tệp đi thẳng từ thiết bị này sang thiết bị kia.',
  Files: 'Tệp',
  '{name} wants to send you files': '{name} muốn gửi tệp cho bạn',
  'Drop files here to send them to {name}': 'Thả tệp vào đây để gửi cho {name}',

  // Messages
  'Loading older messages…': 'Đang tải tin nhắn cũ hơn…',
  New: 'Mới',
  'This message was removed': 'Tin nhắn này đã bị xóa',
  edited: 'đã sửa',
  Reactions: 'Cảm xúc',
  'In reply to': 'Trả lời',
  'A message without text': 'Tin nhắn không có chữ',
  'Show more': 'Xem thêm',
  'Show less': 'Thu gọn',
  'Message actions': 'Thao tác với tin nhắn',
  React: 'Bày tỏ cảm xúc',
  'More reactions': 'Thêm cảm xúc',
  Reply: 'Trả lời',
  Copy: 'Sao chép',
  Edit: 'Sửa',
  Delete: 'Xóa',

  // Voice messages
  'Start a recording first.': 'Hãy bắt đầu ghi âm trước.',
  'Nothing was recorded.': 'Chưa ghi được gì.',
  Play: 'Phát',
  Position: 'Vị trí',
  'Recorded: {time}': 'Đã ghi: {time}',
  Recording: 'Đang ghi âm',
  'Save the file and open it with another program.': 'Hãy lưu tệp và mở bằng một chương trình khác.',
  'Speak a little longer before you stop.': 'Hãy nói lâu hơn một chút trước khi dừng.',
  'That is as long as a voice message may be.': 'Tin nhắn thoại chỉ được dài đến đây.',
  'The recording was interrupted. What was recorded until then is here.':
    'Việc ghi âm bị gián đoạn. Phần đã ghi đến lúc đó vẫn còn ở đây.',
  'This browser cannot play this sound.': 'Trình duyệt này không phát được âm thanh này.',
  'This browser cannot record your voice.': 'Trình duyệt này không ghi âm được giọng nói của bạn.',
  'This sound cannot be played: {cause}.': 'Không phát được âm thanh này: {cause}.',
  'Voice message': 'Tin nhắn thoại',
  'Waiting for the microphone…': 'Đang chờ micrô…',
  'Your voice could not be recorded: {cause}.': 'Không ghi âm được giọng nói của bạn: {cause}.',
  '{time} of {whole}': '{time} trên {whole}',

  // Emoji
  Activities: 'Hoạt động',
  'Animals and nature': 'Động vật và thiên nhiên',
  'Dark skin tone': 'Màu da tối',
  Emoji: 'Biểu tượng cảm xúc',
  'Emoji found: {count}': 'Tìm thấy {count} biểu tượng',
  Flags: 'Cờ',
  'Food and drink': 'Đồ ăn và thức uống',
  Groups: 'Các nhóm',
  'Light skin tone': 'Màu da sáng',
  'Medium skin tone': 'Màu da trung bình',
  'Medium-dark skin tone': 'Màu da tối trung bình',
  'Medium-light skin tone': 'Màu da sáng trung bình',
  'No emoji found': 'Không tìm thấy biểu tượng nào',
  'No skin tone': 'Không chọn màu da',
  Objects: 'Đồ vật',
  'People and body': 'Con người và cơ thể',
  'Recently used': 'Dùng gần đây',
  Search: 'Tìm',
  'Search emoji': 'Tìm biểu tượng cảm xúc',
  'Search results': 'Kết quả tìm kiếm',
  'Skin tone': 'Màu da',
  'Smileys and emotion': 'Mặt cười và cảm xúc',
  Symbols: 'Ký hiệu',
  'Travel and places': 'Du lịch và địa điểm',

  // Captions
  Captions: 'Phụ đề',
  'Turn off captions': 'Tắt phụ đề',
  'Captions are on.': 'Phụ đề đang bật.',
  'Captions are starting…': 'Đang bật phụ đề…',
  'The browser loads what it needs for captions…': 'Trình duyệt đang tải những gì cần cho phụ đề…',
  'What {name} says': 'Lời nói của {name}',
  'The page of {name} is asleep.': 'Trang của {name} đang ngủ.',
  '{name} is back.': '{name} đã trở lại.',
  'A service of {name}’s browser writes down what you say.':
    'Một dịch vụ của trình duyệt bên {name} đang ghi lại lời bạn nói thành chữ.',
  'This browser cannot write down what is said.': 'Trình duyệt này không ghi được lời nói thành chữ.',
  'This browser cannot write down “{language}”.':
    'Trình duyệt này không ghi được lời nói bằng “{language}” thành chữ.',
  'This browser cannot write down “{language}” on this device.':
    'Trình duyệt này không ghi được lời nói bằng “{language}” thành chữ ngay trên thiết bị này.',
  'The browser could not load what it needs to write down “{language}”.':
    'Trình duyệt không tải được những gì cần để ghi lời nói bằng “{language}” thành chữ.',
  'What the browser needs for captions did not come within {seconds} seconds.':
    'Những gì trình duyệt cần cho phụ đề đã không đến trong {seconds} giây.',
  'The browser did not say within {seconds} seconds whether it can write down what is said.':
    'Trong {seconds} giây, trình duyệt không cho biết có ghi được lời nói thành chữ hay không.',
  'The browser does not let this page write down what is said.':
    'Trình duyệt không cho trang này ghi lời nói thành chữ.',
  'The browser could not reach its service for captions.':
    'Trình duyệt không liên lạc được với dịch vụ phụ đề của nó.',
  'The captions have stopped: {cause}.': 'Phụ đề đã ngừng: {cause}.',
  'Turn them on again.': 'Hãy bật lại.',
  'Check the connection, and turn the captions on again.': 'Hãy kiểm tra kết nối rồi bật lại phụ đề.',
  'Allow it in the browser’s settings for this page, and turn the captions on again.':
    'Hãy cho phép trong phần cài đặt của trình duyệt cho trang này rồi bật lại phụ đề.',
  'Set captions-language to a language that it knows, such as en-US.':
    'Hãy đặt captions-language thành một ngôn ngữ mà nó biết, chẳng hạn en-US.',
  'With captions-service="browser" it may use its maker’s service, to which the sound is sent.':
    'Với captions-service="browser", nó được dùng dịch vụ của hãng làm ra nó, và âm thanh được gửi đến đó.',
  'Chrome and Edge write down many languages on a computer.':
    'Chrome và Edge trên máy tính ghi được nhiều ngôn ngữ thành chữ.',
  'It must be the code of a language, such as en-US.':
    'Giá trị phải là mã của một ngôn ngữ, chẳng hạn en-US.',

  // Calls
  'Other camera': 'Camera khác',
  'It must be good, fair, poor or lost.': 'Giá trị phải là good, fair, poor hoặc lost.',
  'It must be names out of {names}, with a space between them.':
    'Giá trị phải gồm các tên trong số {names}, cách nhau bằng dấu cách.',
  'The two browsers do not both have {names}: the picture is sent in another codec.':
    'Hai trình duyệt không cùng có {names}: hình ảnh được gửi bằng codec khác.',
  'This browser cannot choose the codec of a picture.': 'Trình duyệt này không chọn được codec cho hình ảnh.',
  'The picture is sent in the codec that the browser chose itself.':
    'Hình ảnh được gửi bằng codec mà trình duyệt tự chọn.',
  'Add VP8 to video-codecs, which all browsers have.':
    'Hãy thêm VP8 vào video-codecs; trình duyệt nào cũng có codec này.',
  'The browser did not begin to record within {seconds} seconds.':
    'Trình duyệt đã không bắt đầu ghi trong {seconds} giây.',
  'Accept without camera': 'Trả lời không dùng camera',
  Call: 'Gọi',
  'Call again': 'Gọi lại',
  'Call back': 'Gọi lại cho họ',
  'Call without camera': 'Gọi không dùng camera',
  'Calling {name}…': 'Đang gọi {name}…',
  Cancel: 'Hủy',
  'Click to hear': 'Bấm để nghe tiếng',
  'Connecting to the server…': 'Đang kết nối với máy chủ…',
  'Go on without camera': 'Tiếp tục không dùng camera',
  'Go on without camera and microphone': 'Tiếp tục không dùng camera và micrô',
  'Go on without microphone': 'Tiếp tục không dùng micrô',
  'Hang up': 'Kết thúc cuộc gọi',
  'If your browser asks, allow it, so that {name} can hear you.':
    'Nếu trình duyệt hỏi, hãy cho phép để {name} nghe được bạn.',
  'If your browser asks, allow it, so that {name} can see and hear you.':
    'Nếu trình duyệt hỏi, hãy cho phép để {name} thấy và nghe được bạn.',
  'If your browser asks, allow it, so that {name} can see you.':
    'Nếu trình duyệt hỏi, hãy cho phép để {name} thấy được bạn.',
  'It lasted {time}.': 'Thời lượng: {time}.',
  'Microphone is off': 'Micrô đang tắt',
  Mute: 'Tắt micrô',
  'A page in a frame needs allow="fullscreen" on that frame.':
    'Trang nằm trong khung cần allow="fullscreen" trên khung đó.',
  'By a relay': 'Qua máy chủ chuyển tiếp',
  'Close the small window': 'Đóng cửa sổ nhỏ',
  Connection: 'Kết nối',
  Direct: 'Trực tiếp',
  'Figures of the connection': 'Số liệu của kết nối',
  'Full screen': 'Toàn màn hình',
  'In the corner': 'Trong góc',
  'It opens by a click only, and not from a page in a frame.':
    'Chỉ mở được bằng cách bấm, và không mở được từ trang nằm trong khung.',
  Layout: 'Bố cục',
  'Leave full screen': 'Thoát toàn màn hình',
  More: 'Thêm',
  'Picture in picture': 'Hình trong hình',
  'Picture made smaller': 'Hình được thu nhỏ',
  'Picture received': 'Hình nhận',
  'Picture received, lost': 'Hình nhận, bị mất',
  'Picture received, unevenness': 'Hình nhận, độ không đều',
  'Picture received, rate': 'Hình nhận, tốc độ',
  'Picture sent': 'Hình gửi',
  'Picture sent, lost': 'Hình gửi, bị mất',
  'Picture sent, unevenness': 'Hình gửi, độ không đều',
  'Picture sent, rate': 'Hình gửi, tốc độ',
  'Screen of {name}': 'Màn hình của {name}',
  'The browser could not make a picture of this.': 'Trình duyệt không tạo được ảnh từ hình này.',
  '{name} shows no picture that could be taken.': '{name} không có hình nào để chụp.',
  'The recording has stopped: there is no room left for it. What was recorded until then is kept.':
    'Đã ngừng ghi: không còn chỗ trống. Phần đã ghi được giữ lại.',
  'The browser does not let this page record sound.': 'Trình duyệt không cho trang này ghi âm thanh.',
  'Click into the page, check that a loudspeaker is connected, and record again.':
    'Hãy nhấp vào trang, kiểm tra xem đã nối loa chưa rồi ghi lại.',
  'This browser cannot record a call.': 'Trình duyệt này không ghi được cuộc gọi.',
  'Nothing is being recorded.': 'Không có gì đang được ghi.',
  'There is no call that could be recorded.': 'Không có cuộc gọi nào để ghi.',
  'No picture came within {seconds} seconds.': 'Không có hình nào đến trong {seconds} giây.',
  'The last second of the recording did not come.': 'Giây cuối của bản ghi đã không đến.',
  'The recording is whole, but a player cannot wind it: {cause}.':
    'Bản ghi đầy đủ, nhưng trình phát không tua được: {cause}.',
  'The end of the recording is missing: {cause}.': 'Bản ghi thiếu phần cuối: {cause}.',
  'The recording has stopped: {cause}.': 'Đã ngừng ghi: {cause}.',
  'The call could not be recorded: {cause}.': 'Không ghi được cuộc gọi: {cause}.',
  'You are recording this call.': 'Bạn đang ghi cuộc gọi này.',
  'Saving the recording…': 'Đang lưu bản ghi…',
  '{name} no longer records this call.': '{name} không còn ghi cuộc gọi này.',
  '{name} is sharing a screen.': '{name} đang chia sẻ màn hình.',
  '{name} no longer shares a screen.': '{name} không còn chia sẻ màn hình.',
  'Your screen is no longer shared.': 'Màn hình của bạn không còn được chia sẻ.',
  'What you say is no longer written down.': 'Lời bạn nói không còn được ghi lại thành chữ.',
  '{name} is recording this call.': '{name} đang ghi cuộc gọi này.',
  Record: 'Ghi lại',
  'Stop recording': 'Ngừng ghi',
  'Wait until the camera at the other side is on.': 'Hãy chờ đến khi camera của bên kia bật.',
  'Make room on this device, and record the rest anew.':
    'Hãy dọn chỗ trên thiết bị này rồi ghi tiếp phần còn lại.',
  'Record it in a current Chrome, Edge, Firefox or Safari.':
    'Hãy ghi bằng Chrome, Edge, Firefox hoặc Safari bản mới.',
  'Begin with startRecording().': 'Hãy bắt đầu bằng startRecording().',
  'Share screen': 'Chia sẻ màn hình',
  'Side by side': 'Cạnh nhau',
  'Sound received, lost': 'Âm thanh nhận, bị mất',
  'Sound received, loudness': 'Âm thanh nhận, độ to',
  'Sound received, rate': 'Âm thanh nhận, tốc độ',
  'Sound received, unevenness': 'Âm thanh nhận, độ không đều',
  'Sound sent, lost': 'Âm thanh gửi, bị mất',
  'Sound sent, loudness': 'Âm thanh gửi, độ to',
  'Sound sent, unevenness': 'Âm thanh gửi, độ không đều',
  'Sound sent, rate': 'Âm thanh gửi, tốc độ',
  Spotlight: 'Tiêu điểm',
  Stop: 'Dừng',
  'Stop sharing': 'Dừng chia sẻ',
  'The browser does not allow a small window here.': 'Trình duyệt không cho phép mở cửa sổ nhỏ ở đây.',
  'The browser does not allow full screen here.': 'Trình duyệt không cho phép toàn màn hình ở đây.',
  'The connection is fair': 'Kết nối tạm được',
  'The connection is good': 'Kết nối tốt',
  'The connection is interrupted': 'Kết nối bị gián đoạn',
  'The connection is not measured yet': 'Kết nối chưa được đo',
  'The connection is poor': 'Kết nối kém',
  'The loudspeaker that was chosen cannot be used.': 'Không dùng được loa đã chọn.',
  'There and back': 'Đi và về',
  Way: 'Đường đi',
  'You are sharing your screen.': 'Bạn đang chia sẻ màn hình.',
  'You. The arrow keys move your picture.': 'Bạn. Dùng các phím mũi tên để di chuyển hình của bạn.',
  '{count} %': '{count} %',
  '{count} kbit/s': '{count} kbit/s',
  '{count} ms': '{count} ms',
  '{step} of {most} steps': '{step} trên {most} bậc',
  '{width} × {height}, {fps} a second': '{width} × {height}, {fps} hình một giây',
  'Choose a screen, a window or a tab when the browser asks. On a Mac, System Settings must allow it as well.':
    'Hãy chọn một màn hình, cửa sổ hoặc thẻ khi trình duyệt hỏi. Trên máy Mac, Cài đặt hệ thống cũng phải cho phép.',
  'Choose another one if that is not the one you want.':
    'Hãy chọn thiết bị khác nếu đó không phải thiết bị bạn muốn.',
  'Hang up, and call again with the camera on.': 'Hãy kết thúc cuộc gọi và gọi lại với camera đang bật.',
  'Share it from a browser on a computer.': 'Hãy chia sẻ từ trình duyệt trên máy tính.',
  'The call goes on as it was. Try it again.': 'Cuộc gọi vẫn tiếp tục như trước. Hãy thử lại.',
  'The device could not be opened: {cause}.': 'Không mở được thiết bị: {cause}.',
  'The other side did not take what was to be added to the call.':
    'Bên kia không nhận phần được thêm vào cuộc gọi.',
  'The screen could not be shared: {cause}.': 'Không chia sẻ được màn hình: {cause}.',
  'There is no call that this could be part of.': 'Chưa có cuộc gọi nào cho việc này.',
  'This browser cannot share a screen.': 'Trình duyệt này không chia sẻ được màn hình.',
  'This call began with sound alone, and the page at the other side cannot add a picture to it.':
    'Cuộc gọi này bắt đầu chỉ với âm thanh, và trang ở bên kia không thêm hình ảnh vào được.',
  'Wait until the call is live.': 'Hãy đợi đến khi cuộc gọi được kết nối.',
  'Your camera was disconnected. “{name}” took its place.':
    'Camera của bạn đã bị ngắt kết nối. “{name}” được dùng thay thế.',
  'Your microphone was disconnected. “{name}” took its place.':
    'Micrô của bạn đã bị ngắt kết nối. “{name}” được dùng thay thế.',
  'Your screen is not shared: nothing was chosen, or the browser does not allow it.':
    'Màn hình của bạn không được chia sẻ: bạn chưa chọn gì, hoặc trình duyệt không cho phép.',
  'Opening your camera and microphone…': 'Đang mở camera và micrô của bạn…',
  'Opening your camera…': 'Đang mở camera của bạn…',
  'Opening your microphone…': 'Đang mở micrô của bạn…',
  'Ready for a call': 'Sẵn sàng nhận cuộc gọi',
  'Ringing at {name}…': 'Đang đổ chuông bên {name}…',
  'The call could not be connected.': 'Không kết nối được cuộc gọi.',
  'The call has ended, because it is not certain that this is {name}.':
    'Cuộc gọi đã kết thúc vì không chắc bên kia đúng là {name}.',
  'The call has ended.': 'Cuộc gọi đã kết thúc.',
  'The call was answered elsewhere.': 'Cuộc gọi đã được trả lời ở nơi khác.',
  'The connection to {name} was lost.': 'Đã mất kết nối với {name}.',
  'Turn off camera': 'Tắt camera',
  'Turn on camera': 'Bật camera',
  Unmute: 'Bật micrô',
  'Video call': 'Cuộc gọi video',
  'When somebody calls you, it shows here.': 'Khi có người gọi cho bạn, cuộc gọi sẽ hiện ở đây.',
  'You are connected to {name}.': 'Bạn đã kết nối với {name}.',
  'You cancelled the call.': 'Bạn đã hủy cuộc gọi.',
  'You declined the call.': 'Bạn đã từ chối cuộc gọi.',
  'You missed a call from {name}.': 'Bạn đã lỡ cuộc gọi của {name}.',
  '{name} declined the call.': '{name} đã từ chối cuộc gọi.',
  '{name} did not answer.': '{name} không trả lời.',
  '{name} is calling you': '{name} đang gọi cho bạn',
  '{name} is in another call.': '{name} đang có cuộc gọi khác.',
  '{name} is not there at the moment.': 'Hiện {name} không có mặt.',

  // Messages that were refused
  'A message needs some text.': 'Tin nhắn cần có nội dung.',
  'Check the connection and load the page again.': 'Hãy kiểm tra kết nối mạng rồi tải lại trang.',
  'Put the id of the one to write to there.': 'Hãy ghi vào đó id của người bạn muốn nhắn.',
  'Remove the character that shows as a box.': 'Hãy xóa ký tự hiện thành ô vuông.',
  'Send it in parts.': 'Hãy chia thành nhiều phần để gửi.',
  'The message has {length} characters; {most} are allowed.':
    'Tin nhắn có {length} ký tự; tối đa chỉ được {most}.',
  'The message holds half a character, which cannot be sent.':
    'Tin nhắn có một ký tự không trọn vẹn nên không gửi được.',

  // Camera and microphone
  'Allow it by the icon beside the address and try again, or go on without.':
    'Hãy cho phép bằng biểu tượng cạnh địa chỉ trang rồi thử lại, hoặc tiếp tục mà không dùng.',
  'Close the other program and try again, or go on without.':
    'Hãy đóng chương trình kia rồi thử lại, hoặc tiếp tục mà không dùng.',
  'No camera or no microphone was found on this device.':
    'Không tìm thấy camera hoặc micrô trên thiết bị này.',
  'No camera was found on this device.': 'Không tìm thấy camera trên thiết bị này.',
  'No microphone was found on this device.': 'Không tìm thấy micrô trên thiết bị này.',
  'Open it by https, or on this machine by http://localhost.':
    'Hãy mở trang bằng https, hoặc trên chính máy này bằng http://localhost.',
  'Plug it in again, or choose another one.': 'Hãy cắm lại, hoặc chọn thiết bị khác.',
  'Your loudspeaker was disconnected. You hear the other side on the default one.':
    'Loa của bạn đã bị ngắt kết nối. Bạn nghe phía bên kia bằng loa mặc định.',
  'Plug it in again, or turn it on here to use another one.':
    'Hãy cắm lại, hoặc bật lại ở đây để dùng thiết bị khác.',
  'Plug one in and try again, or go on without.':
    'Hãy cắm thiết bị vào rồi thử lại, hoặc tiếp tục mà không dùng.',
  'The browser does not allow this page to use your camera and microphone.':
    'Trình duyệt không cho trang này dùng camera và micrô của bạn.',
  'The browser does not allow this page to use your camera.':
    'Trình duyệt không cho trang này dùng camera của bạn.',
  'The browser does not allow this page to use your microphone.':
    'Trình duyệt không cho trang này dùng micrô của bạn.',
  'The camera could not be opened: {cause}.': 'Không mở được camera: {cause}.',
  'This page may not use a camera or microphone, because it is not served over https.':
    'Trang này không được dùng camera hay micrô vì không được tải qua https.',
  'Your camera cannot be opened: another program may be using it.':
    'Không mở được camera của bạn: có thể một chương trình khác đang dùng.',
  'Your camera or microphone cannot be opened: another program may be using it.':
    'Không mở được camera hoặc micrô của bạn: có thể một chương trình khác đang dùng.',
  'Your camera was disconnected.': 'Camera của bạn đã bị ngắt.',
  'Your microphone cannot be opened: another program may be using it.':
    'Không mở được micrô của bạn: có thể một chương trình khác đang dùng.',
  'Your microphone was disconnected.': 'Micrô của bạn đã bị ngắt.',

  // Devices
  'Allow camera and microphone': 'Cho phép camera và micrô',
  'Allow microphone': 'Cho phép micrô',
  Camera: 'Camera',
  'Camera {number}': 'Camera {number}',
  'Can others hear you?': 'Người khác có nghe được bạn không?',
  'Can others see and hear you?': 'Người khác có thấy và nghe được bạn không?',
  'Click the icon at the start of the address bar.': 'Bấm vào biểu tượng ở đầu thanh địa chỉ.',
  'Click the icon of the camera or microphone at the start of the address bar.':
    'Bấm vào biểu tượng camera hoặc micrô ở đầu thanh địa chỉ.',
  'Click the lock at the start of the address bar.': 'Bấm vào ổ khóa ở đầu thanh địa chỉ.',
  'Come back here and try again, or load the page again.': 'Quay lại đây rồi thử lại, hoặc tải lại trang.',
  'Come back here and try again.': 'Quay lại đây rồi thử lại.',
  'Come back here, try again, and choose Allow.': 'Quay lại đây, thử lại và chọn Cho phép.',
  'Default camera': 'Camera mặc định',
  'Default microphone': 'Micrô mặc định',
  'Default speaker': 'Loa mặc định',
  'How to allow it': 'Cách cho phép',
  'If your browser asks, choose Allow.': 'Nếu trình duyệt hỏi, hãy chọn Cho phép.',
  Join: 'Tham gia',
  'Loudness of the other side': 'Âm lượng của bên kia',
  Microphone: 'Micrô',
  'Microphone level': 'Mức âm của micrô',
  'Microphone {number}': 'Micrô {number}',
  'No camera found': 'Không tìm thấy camera',
  'No microphone found': 'Không tìm thấy micrô',
  'Not plugged in': 'Chưa được cắm',
  'Open the Safari menu, then the settings for this website.':
    'Mở trình đơn Safari, rồi mở phần cài đặt cho trang web này.',
  'Open the permissions for this site, and set camera and microphone to Allow.':
    'Mở phần quyền của trang này, rồi đặt camera và micrô thành Cho phép.',
  'Open the permissions of this site in your browser.': 'Mở phần quyền của trang này trong trình duyệt.',
  'Playing a sound…': 'Đang phát âm thanh…',
  'Ready to join?': 'Bạn đã sẵn sàng tham gia?',
  'Remove “Blocked” beside camera and microphone.': 'Bỏ chữ “Đã chặn” bên cạnh camera và micrô.',
  'Set camera and microphone to Allow.': 'Đặt camera và micrô thành Cho phép.',
  Speaker: 'Loa',
  'Speaker {number}': 'Loa {number}',
  'Tap the icon at the start of the address bar, then “Website Settings”.':
    'Chạm vào biểu tượng ở đầu thanh địa chỉ, rồi chọn “Cài đặt trang web”.',
  'Test speaker': 'Thử loa',
  'This browser plays through the loudspeaker that the system has chosen.':
    'Trình duyệt này phát qua loa do hệ thống chọn.',
  'Turn on camera and microphone there, or allow them under Permissions.':
    'Bật camera và micrô ở đó, hoặc cho phép trong mục Quyền.',
  'You are ready.': 'Bạn đã sẵn sàng.',
  'Your browser will ask for your camera and microphone. Nobody sees or hears you before you join.':
    'Trình duyệt sẽ hỏi quyền dùng camera và micrô. Không ai thấy hay nghe được bạn trước khi bạn tham gia.',
  'Your browser will ask for your microphone. Nobody hears you before you join.':
    'Trình duyệt sẽ hỏi quyền dùng micrô. Không ai nghe được bạn trước khi bạn tham gia.',
  'Your camera and microphone': 'Camera và micrô của bạn',
  'Your microphone': 'Micrô của bạn',

  // Reaching somebody
  'A firewall may be in the way. A TURN server in the config attribute gives both sides a path.':
    'Có thể tường lửa đang chặn. Một máy chủ TURN khai báo trong thuộc tính config sẽ mở đường cho cả hai bên.',
  'Check the id, and that their page is open and connected to the same server.':
    'Hãy kiểm tra id, và xem trang của họ có đang mở và kết nối với cùng máy chủ không.',
  'No network path to “{id}” was found.': 'Không tìm được đường mạng đến “{id}”.',
  'Nothing was sent. Ask them by other means to let you in.':
    'Chưa có gì được gửi đi. Hãy nhờ họ cho bạn vào bằng cách liên lạc khác.',
  'Put the id of the one to call there.': 'Hãy ghi vào đó id của người bạn muốn gọi.',
  'Put the id of the other side there.': 'Hãy ghi vào đó id của bên kia.',
  'The call could not be made: {cause}.': 'Không gọi được: {cause}.',
  'The call ended: {reason}.': 'Cuộc gọi đã kết thúc: {reason}.',
  'The connection could not be made: {cause}.': 'Không thiết lập được kết nối: {cause}.',
  'The connection did not open in time.': 'Kết nối không mở kịp thời gian.',
  'The connection was closed before this was sent.': 'Kết nối đã đóng trước khi nội dung này được gửi.',
  'The other side closed the connection.': 'Bên kia đã đóng kết nối.',
  'This offer has ended.': 'Lời đề nghị này đã hết hiệu lực.',
  'They may be offline, or may not take connections from you. Try again later.':
    'Có thể họ đang ngoại tuyến, hoặc không nhận kết nối từ bạn. Hãy thử lại sau.',
  'Too many messages wait for a connection.': 'Có quá nhiều tin nhắn đang chờ kết nối.',
  'Wait for the open event before sending more.': 'Hãy đợi sự kiện open rồi mới gửi thêm.',
  '“{id}” declined the connection.': '“{id}” đã từ chối kết nối.',
  '“{id}” did not answer in time.': '“{id}” không trả lời kịp thời gian.',
  '“{id}” is not there at the moment.': 'Hiện “{id}” không có mặt.',

  // Data
  'Flatten it first.': 'Hãy làm phẳng dữ liệu trước.',
  'Give that member another name.': 'Hãy đặt tên khác cho thành phần đó.',
  'Remove lone surrogates first.': 'Hãy xóa các nửa cặp thay thế (surrogate) đứng lẻ trước.',
  'Send 0.': 'Hãy gửi 0.',
  'Send a string, an ArrayBuffer, a view or a Blob.':
    'Hãy gửi chuỗi, ArrayBuffer, khung nhìn (view) hoặc Blob.',
  'Send it as a text.': 'Hãy gửi dưới dạng văn bản.',
  'Send it in parts, or use serialization="binary".':
    'Hãy chia thành nhiều phần để gửi, hoặc dùng serialization="binary".',
  'Send null or a text in its place.': 'Hãy gửi null hoặc văn bản thay vào đó.',
  'Send texts, numbers, booleans, bytes, arrays and plain objects.':
    'Hãy gửi văn bản, số, giá trị đúng/sai, byte, mảng và đối tượng thuần.',
  'The data cannot be sent as it is: {what}.': 'Không thể gửi dữ liệu nguyên như vậy: {what}.',
  'decide({id}, {decision}) says nothing that can be done.':
    'decide({id}, {decision}) không phải là một quyết định.',
  'Give the id of the other side, and "allow", "block" or null.':
    'Hãy đưa id của phía bên kia, và "allow", "block" hoặc null.',
  'The decision holds now, and could not be kept: {cause}.':
    'Quyết định có hiệu lực ngay nhưng không lưu lại được: {cause}.',
  'Allow this page to store data, or decide again after a reload.':
    'Hãy cho phép trang này lưu dữ liệu, hoặc quyết định lại sau khi tải lại trang.',
  'The data could not be sent: {cause}.': 'Không gửi được dữ liệu: {cause}.',
  'The message has {size} bytes as JSON; PeerJS sends less than {most}.':
    'Tin nhắn dài {size} byte ở dạng JSON; PeerJS chỉ gửi được dưới {most}.',
  'The message has {size} bytes; this connection carries {most} at once.':
    'Tin nhắn dài {size} byte; kết nối này chỉ chuyển được {most} mỗi lần.',
  'Turn it into a plain object or a text first.': 'Hãy đổi thành đối tượng thuần hoặc văn bản trước.',
  'Use serialization="binary".': 'Hãy dùng serialization="binary".',
  'Wrap it: {value: null}.': 'Hãy bọc lại: {value: null}.',

  // Session and server
  'A page on https needs a PeerServer with TLS; check host, port, path and secure.':
    'Trang https cần một PeerServer có TLS; hãy kiểm tra host, port, path và secure.',
  'Call reconnect() on the peer-session first.': 'Trước tiên hãy gọi reconnect() trên peer-session.',
  'Calls and chats go on. It comes back by itself.':
    'Cuộc gọi và trò chuyện vẫn tiếp tục. Phiên sẽ tự nối lại.',
  'Check that it runs and that host, port, path and secure are right. Attempts go on.':
    'Hãy kiểm tra xem máy chủ có đang chạy và host, port, path, secure có đúng không. Việc kết nối vẫn được thử lại.',
  'Check the key attribute and the limits of the server.':
    'Hãy kiểm tra thuộc tính key và các giới hạn của máy chủ.',
  'Choose another peer-id, or leave it out to get one made. After a crash an id stays taken for up to 90 seconds.':
    'Hãy chọn peer-id khác, hoặc bỏ trống để được cấp một id. Sau sự cố, id có thể còn bị giữ đến 90 giây.',
  'Discovery is off by default: start the server with allow_discovery.':
    'Tính năng liệt kê mặc định bị tắt: hãy khởi động máy chủ với allow_discovery.',
  'Open the page in a current version of Chrome, Edge, Firefox or Safari.':
    'Hãy mở trang bằng phiên bản mới của Chrome, Edge, Firefox hoặc Safari.',
  'Put it inside a <peer-session>, or name one by its id: session="my-session".':
    'Hãy đặt nó bên trong một <peer-session>, hoặc chỉ ra phiên bằng id: session="my-session".',
  'The PeerServer address {url} cannot be used: {cause}': 'Không dùng được địa chỉ PeerServer {url}: {cause}',
  'The PeerServer at {url} cannot be reached: {reason}.':
    'Không liên lạc được với PeerServer tại {url}: {reason}.',
  'The PeerServer did not answer within {seconds} seconds.': 'PeerServer không trả lời trong {seconds} giây.',
  'The PeerServer refused this session: {message}.': 'PeerServer đã từ chối phiên này: {message}.',
  'The browser could not set up a connection: {cause}.': 'Trình duyệt không thiết lập được kết nối: {cause}.',
  'The connection to the PeerServer was lost.': 'Đã mất kết nối với PeerServer.',
  'The id “{id}” is taken by someone else.': 'Id “{id}” đã có người khác dùng.',
  'The id “{to}” is your own.': 'Id “{to}” là của chính bạn.',
  'The server did not list its peers: {cause}.': 'Máy chủ không liệt kê các bên đang kết nối: {cause}.',
  'The session could not start: {cause}.': 'Không khởi động được phiên: {cause}.',
  'The session is disconnected from the PeerServer.': 'Phiên đã ngắt kết nối với PeerServer.',
  'The session was ended.': 'Phiên đã kết thúc.',
  'This browser has no WebRTC.': 'Trình duyệt này không có WebRTC.',
  'This element has no <peer-session>.': 'Phần tử này không có <peer-session>.',
  'Try again; if it stays so, another browser may help.':
    'Hãy thử lại; nếu vẫn vậy, có thể thử bằng trình duyệt khác.',

  // Attributes
  'It must answer with JSON such as {"iceServers": []}.': 'Nó phải trả về JSON, ví dụ {"iceServers": []}.',
  'It must be camera, microphone or speaker.': 'Giá trị phải là camera, microphone hoặc speaker.',
  'It must be own or remote.': 'Giá trị phải là own hoặc remote.',
  'It must be the id of a <peer-video-call> on this page.':
    'Giá trị phải là id của một <peer-video-call> trên trang này.',
  'It must be cover or contain.': 'Giá trị phải là cover hoặc contain.',
  'It must be pip, split or spotlight.': 'Giá trị phải là pip, split hoặc spotlight.',
  'It must be a host name or an address, without scheme, port and path.':
    'Giá trị phải là tên máy chủ hoặc địa chỉ, không kèm giao thức, cổng và đường dẫn.',
  'This failed: {cause}.': 'Có lỗi: {cause}.',
  'A part of this page could not be loaded: {cause}.': 'Không tải được một phần của trang này: {cause}.',
  'It must be a whole number from {low} to {high}.': 'Giá trị phải là số nguyên từ {low} đến {high}.',
  'It must be JSON: {cause}': 'Giá trị phải là JSON: {cause}',
  'The browser refuses it: {cause}': 'Trình duyệt không chấp nhận giá trị này: {cause}',
  'It must be one of {names}.': 'Giá trị phải là một trong: {names}.',
  'It must be a number above 0, up to {most}.': 'Giá trị phải là số lớn hơn 0, tối đa {most}.',
  'Send it again when there is another one.': 'Hãy gửi lại khi đã có kết nối khác.',
  'Send its buffer, or a Uint8Array.': 'Hãy gửi buffer của nó, hoặc một Uint8Array.',
  'It must be a path such as / or /myapp.': 'Giá trị phải là một đường dẫn như / hoặc /myapp.',
  'It must be one or more servers such as stun.example.com or stun:stun.example.com:3478.':
    'Giá trị phải là một hay nhiều máy chủ, ví dụ stun.example.com hoặc stun:stun.example.com:3478.',
  'It must be one or more servers such as turn.example.com or turns:turn.example.com:5349.':
    'Giá trị phải là một hay nhiều máy chủ, ví dụ turn.example.com hoặc turns:turn.example.com:5349.',
  'It needs turn-username and turn-credential beside it.':
    'Bên cạnh nó cần có turn-username và turn-credential.',
  'It belongs to a server that the attribute turn names.':
    'Nó thuộc về một máy chủ được ghi trong thuộc tính turn.',
  'There was no connection to send this on within {seconds} seconds.':
    'Trong {seconds} giây không có kết nối nào để gửi.',
  'Wait for the open event before sending.': 'Hãy chờ sự kiện open rồi mới gửi.',
  'It must be a number of seconds above 0.': 'Giá trị phải là số giây lớn hơn 0.',
  'It must be a referrer policy such as no-referrer.':
    'Giá trị phải là một referrer policy, ví dụ no-referrer.',
  'It must be an RTCConfiguration object such as {"iceServers": []}.':
    'Giá trị phải là một đối tượng RTCConfiguration, ví dụ {"iceServers": []}.',
  'It must be ask or open.': 'Giá trị phải là ask hoặc open.',
  'Say whose calls are answered: by to, or by allow on the peer-session.':
    'Hãy cho biết cuộc gọi của ai được trả lời: bằng to, hoặc bằng allow trên peer-session.',
  'The attribute config-src="{url}" could not be read: {cause}.':
    'Không đọc được thuộc tính config-src="{url}": {cause}.',
  'The attribute peer-id="{value}" is no valid id.': 'Thuộc tính peer-id="{value}" không phải là id hợp lệ.',
  'The attribute {attribute}="{value}" cannot be used.': 'Không dùng được thuộc tính {attribute}="{value}".',
  'Use letters and digits, with single blanks, dashes or underscores between them.':
    'Hãy dùng chữ cái và chữ số, ở giữa có thể có từng dấu cách, gạch nối hoặc gạch dưới đơn lẻ.',
  'config-src could not be read: {cause}.': 'Không đọc được config-src: {cause}.',

  // Who it is
  'There is no invite link yet.': 'Chưa có liên kết mời.',
  'Wait until the session is open.': 'Hãy chờ đến khi phiên mở.',
  'The link could not be shared: {cause}.': 'Không chia sẻ được liên kết: {cause}.',
  'Copy it instead.': 'Hãy sao chép liên kết thay vào đó.',
  'The link could not be copied: {cause}.': 'Không sao chép được liên kết: {cause}.',
  'Select it and copy it by hand.': 'Hãy chọn và tự sao chép liên kết.',
  'This browser makes no keys for this page.': 'Trình duyệt này không tạo khóa cho trang này.',
  'Calls and chats work; who is at the other end cannot be verified.':
    'Cuộc gọi và trò chuyện vẫn hoạt động; chỉ không xác minh được ai ở đầu bên kia.',
  'Nobody can be verified on a page without https.': 'Không xác minh được ai trên một trang không có https.',
  'Open the page by https, or on localhost.': 'Hãy mở trang bằng https hoặc trên localhost.',
  'It is not certain that this is “{id}”, so the connection was refused.':
    'Không chắc đây là “{id}” nên kết nối đã bị từ chối.',
  'Somebody may stand between you, or the link is no longer valid. Ask for a new link by a way that you trust.':
    'Có thể có người đứng giữa hai bên, hoặc liên kết không còn hiệu lực. Hãy xin liên kết mới qua một kênh mà bạn tin tưởng.',
  '“{id}” does not show the key that they had before.': '“{id}” không đưa ra khóa đã có trước đây.',
  'There is no code yet that could be compared.': 'Chưa có mã nào để so sánh.',
  'Wait until the state is unverified, changed or verified.':
    'Hãy chờ đến khi trạng thái là unverified, changed hoặc verified.',
  'It must be the address of a page.': 'Giá trị phải là địa chỉ của một trang.',
  'They differ': 'Khác nhau',
  'They match': 'Trùng khớp',
  'Show the code': 'Hiện mã',
  'Code to compare': 'Mã để so sánh',
  'Nobody to verify yet': 'Chưa có ai để xác minh',
  'Agreeing on a code with {name}…': 'Đang thống nhất mã với {name}…',
  'Is this really {name}?': 'Đây có đúng là {name} không?',
  '{name} does not show the key that they had before.': '{name} không đưa ra khóa đã có trước đây.',
  '{name} is verified.': 'Đã xác minh {name}.',
  '{name} cannot be verified.': 'Không xác minh được {name}.',
  'The connection with {name} was ended.': 'Kết nối với {name} đã bị ngắt.',
  'While you are connected to somebody, a code to compare shows here.':
    'Khi bạn kết nối với ai đó, mã để so sánh sẽ hiện ở đây.',
  'Read this out to each other, best in a call where you know the voice. If both see the same, nobody stands between you.':
    'Hãy đọc mã này cho nhau nghe, tốt nhất là trong cuộc gọi mà bạn nhận ra giọng nói. Nếu hai bên thấy giống nhau thì không có ai đứng giữa.',
  'They may use another device or browser, or somebody stands between you. Compare the code before you trust this connection.':
    'Có thể họ dùng thiết bị hoặc trình duyệt khác, hoặc có người đứng giữa hai bên. Hãy so sánh mã trước khi tin tưởng kết nối này.',
  'Their page shows no key, as plain PeerJS pages do not. Calls and chats work all the same.':
    'Trang của họ không đưa ra khóa, như các trang PeerJS thông thường. Cuộc gọi và trò chuyện vẫn hoạt động.',
  'You saw different codes, so somebody may stand between you. Ask them in another way before you connect again.':
    'Hai bên thấy mã khác nhau nên có thể có người đứng giữa. Hãy hỏi họ qua kênh khác trước khi kết nối lại.',
  'The code was compared on this device.': 'Mã đã được so sánh trên thiết bị này.',
  'By the link that one of you has sent.': 'Bằng liên kết mà một trong hai người đã gửi.',
  'Who is it really': 'Đó thực sự là ai',
  'Decisions about others': 'Quyết định về người khác',
  'You have decided about these people.': 'Bạn đã quyết định về những người này.',
  'You have decided about nobody yet.': 'Bạn chưa quyết định về ai.',
  'Whoever asks to connect shows here once you let your answer be remembered.':
    'Người xin kết nối sẽ hiện ở đây khi bạn chọn ghi nhớ câu trả lời.',
  'This is kept on this device, for this browser alone.':
    'Danh sách này được lưu trên thiết bị này, chỉ cho trình duyệt này.',
  'This holds until the page is closed.': 'Danh sách này có hiệu lực cho đến khi đóng trang.',
  'Is let in without a question. A call still rings.': 'Được vào mà không cần hỏi. Cuộc gọi vẫn đổ chuông.',
  'Is kept out: nothing of theirs reaches you.': 'Bị chặn: không có gì của họ đến được với bạn.',
  'Forget what was decided about {name}': 'Quên quyết định về {name}',
  Forget: 'Quên',
  'You will be asked about {name} again.': 'Bạn sẽ được hỏi lại về {name}.',
  Invitation: 'Lời mời',
  '{name} has invited you.': '{name} đã mời bạn.',
  'Their link says who they are: if anybody else answers, nothing is sent.':
    'Liên kết của họ cho biết họ là ai: nếu người khác trả lời thì không có gì được gửi đi.',
  'The link shows here once the session is open.': 'Liên kết sẽ hiện ở đây khi phiên đã mở.',
  'Invite link': 'Liên kết mời',
  'Send it to one person, in a way that you trust: whoever has it counts as the one you invited.':
    'Chỉ gửi cho một người, qua kênh mà bạn tin tưởng: ai có liên kết đều được coi là người bạn mời.',
  'Copy link': 'Sao chép liên kết',
  'Share…': 'Chia sẻ…',
  'Show QR code': 'Hiện mã QR',
  'Hide QR code': 'Ẩn mã QR',
  'New link': 'Liên kết mới',
  'The link was copied.': 'Đã sao chép liên kết.',
  'QR code of the invite link': 'Mã QR của liên kết mời',
  'Your id:': 'Id của bạn:',
  Dog: 'Chó',
  Cat: 'Mèo',
  Lion: 'Sư tử',
  Horse: 'Ngựa',
  Elephant: 'Voi',
  Rabbit: 'Thỏ',
  Panda: 'Gấu trúc',
  Rooster: 'Gà trống',
  Penguin: 'Chim cánh cụt',
  Turtle: 'Rùa',
  Fish: 'Cá',
  Octopus: 'Bạch tuộc',
  Butterfly: 'Bướm',
  Bee: 'Ong',
  Snake: 'Rắn',
  Owl: 'Cú mèo',
  Tree: 'Cây',
  Cactus: 'Xương rồng',
  Mushroom: 'Nấm',
  Sunflower: 'Hướng dương',
  Globe: 'Quả địa cầu',
  Moon: 'Mặt trăng',
  Cloud: 'Mây',
  Fire: 'Lửa',
  Lightning: 'Tia chớp',
  Rainbow: 'Cầu vồng',
  Snowflake: 'Bông tuyết',
  Star: 'Ngôi sao',
  Wave: 'Sóng',
  Banana: 'Chuối',
  Apple: 'Táo',
  Strawberry: 'Dâu tây',
  Corn: 'Ngô',
  Pizza: 'Pizza',
  Cake: 'Bánh ngọt',
  Grapes: 'Nho',
  Carrot: 'Cà rốt',
  Cheese: 'Phô mai',
  Coffee: 'Cà phê',
  Heart: 'Trái tim',
  Robot: 'Rô-bốt',
  Hat: 'Mũ',
  Glasses: 'Kính mắt',
  Umbrella: 'Ô',
  Hourglass: 'Đồng hồ cát',
  Clock: 'Đồng hồ',
  Gift: 'Quà',
  'Light bulb': 'Bóng đèn',
  Book: 'Sách',
  Pencil: 'Bút chì',
  Scissors: 'Kéo',
  Lock: 'Ổ khóa',
  Key: 'Chìa khóa',
  Hammer: 'Búa',
  Telephone: 'Điện thoại',
  Train: 'Tàu hỏa',
  Bicycle: 'Xe đạp',
  Aeroplane: 'Máy bay',
  Rocket: 'Tên lửa',
  Ball: 'Quả bóng',
  Guitar: 'Đàn ghi-ta',
  Trumpet: 'Kèn',
  Bell: 'Chuông',
  Anchor: 'Mỏ neo',

  // Checks before and during a call
  'Connection check': 'Kiểm tra kết nối',
  'Is everything ready for a call?': 'Mọi thứ đã sẵn sàng cho cuộc gọi chưa?',
  'Looks at this page, this device and the way to others. No camera is opened, and nothing is recorded.':
    'Xem xét trang này, thiết bị này và đường đến người khác. Không mở camera, không ghi lại gì.',
  Results: 'Kết quả',
  'Run the checks': 'Bắt đầu kiểm tra',
  'Run again': 'Kiểm tra lại',
  'Checking {name}…': 'Đang kiểm tra {name}…',
  'this page': 'trang này',
  'this browser': 'trình duyệt này',
  'the camera': 'camera',
  'the microphone': 'micrô',
  'the PeerServer': 'PeerServer',
  STUN: 'STUN',
  'TURN over UDP': 'TURN qua UDP',
  'TURN over TCP': 'TURN qua TCP',
  'TURN over TLS': 'TURN qua TLS',
  'direct connections': 'kết nối trực tiếp',
  'the time there and back': 'thời gian đi và về',
  'what is lost on the way': 'phần mất trên đường',
  'All right': 'Ổn',
  Warning: 'Cảnh báo',
  Failed: 'Không đạt',
  'Not checked': 'Không kiểm tra',
  'Nothing stands in the way of calls.': 'Không có gì cản trở cuộc gọi.',
  'Calls are possible, with limits.': 'Gọi được, nhưng có hạn chế.',
  'Something stands in the way of calls.': 'Có điều gì đó cản trở cuộc gọi.',
  'Copy report': 'Sao chép báo cáo',
  'The report was copied.': 'Đã sao chép báo cáo.',
  'The report could not be copied: {cause}.': 'Không sao chép được báo cáo: {cause}.',
  'Allow this page to use the clipboard, and try again.': 'Hãy cho phép trang này dùng bảng tạm rồi thử lại.',
  'There is no report yet.': 'Chưa có báo cáo.',
  'Run the checks, and wait until they are done.': 'Hãy chạy kiểm tra và đợi đến khi xong.',
  'The checks were ended before they were done.': 'Việc kiểm tra đã bị dừng trước khi xong.',
  'Leave the element in the page while they run.': 'Hãy để phần tử trong trang khi đang kiểm tra.',
  'This check did not come to an end within {seconds} seconds.':
    'Phần kiểm tra này không xong trong {seconds} giây.',
  'This could not be checked: {cause}.': 'Không kiểm tra được phần này: {cause}.',
  'Load the page again, and run the checks once more.': 'Hãy tải lại trang rồi kiểm tra lần nữa.',
  'This page is secure, as camera and microphone need it.':
    'Trang này an toàn, đúng như camera và micrô cần.',
  'This browser can make calls.': 'Trình duyệt này gọi được.',
  'Cameras that this page may use: {count}.': 'Số camera mà trang này được dùng: {count}.',
  'There is a camera. The browser will ask before this page may use it.':
    'Có camera. Trình duyệt sẽ hỏi trước khi trang này được dùng.',
  'Whether there is a camera can only be seen on a secure page.':
    'Chỉ trang an toàn mới biết được có camera hay không.',
  'Microphones that this page may use: {count}.': 'Số micrô mà trang này được dùng: {count}.',
  'There is a microphone. The browser will ask before this page may use it.':
    'Có micrô. Trình duyệt sẽ hỏi trước khi trang này được dùng.',
  'Whether there is a microphone can only be seen on a secure page.':
    'Chỉ trang an toàn mới biết được có micrô hay không.',
  'The PeerServer, which brings both sides together, answers.':
    'PeerServer, nơi nối hai bên với nhau, có trả lời.',
  'The configuration of the session did not come within {seconds} seconds.':
    'Không nhận được cấu hình của phiên trong {seconds} giây.',
  'A STUN server answers: this device knows how it is seen from outside.':
    'Máy chủ STUN có trả lời: thiết bị này biết bên ngoài nhìn thấy mình thế nào.',
  'No STUN server is set.': 'Chưa đặt máy chủ STUN nào.',
  'Inside one network none is needed. For calls across the Internet, name one in the attribute stun.':
    'Trong cùng một mạng thì không cần. Để gọi qua Internet, hãy ghi một máy chủ vào thuộc tính stun.',
  'No STUN server is asked: relay-only keeps the address of this device back.':
    'Không hỏi máy chủ STUN nào: relay-only giữ kín địa chỉ của thiết bị này.',
  'No STUN server answers at {servers}.': 'Không có máy chủ STUN nào trả lời tại {servers}.',
  'A firewall may keep UDP back, or the address is wrong. Calls across the Internet may need a TURN server.':
    'Có thể tường lửa chặn UDP, hoặc địa chỉ sai. Cuộc gọi qua Internet có thể cần máy chủ TURN.',
  'A TURN server relays over {way}.': 'Một máy chủ TURN chuyển tiếp được qua {way}.',
  'No TURN server over {way} is set.': 'Chưa đặt máy chủ TURN nào qua {way}.',
  'One in the attribute turn helps where no direct path is found.':
    'Một máy chủ trong thuộc tính turn giúp được khi không tìm thấy đường trực tiếp.',
  'It helps in networks that let no UDP out.': 'Nó giúp được trong những mạng không cho UDP ra ngoài.',
  'It helps behind firewalls that let nothing out but https.':
    'Nó giúp được sau những tường lửa chỉ cho https ra ngoài.',
  'With relay-only and no TURN server nobody can be reached.':
    'Có relay-only mà không có máy chủ TURN thì không liên lạc được với ai.',
  'Name a TURN server in the attribute turn or by config-src, or leave relay-only out.':
    'Hãy ghi một máy chủ TURN vào thuộc tính turn hoặc qua config-src, hoặc bỏ relay-only.',
  'TURN over {way} was not tried: the configuration cannot be used.':
    'Không thử TURN qua {way}: cấu hình không dùng được.',
  'TURN over {way}: the user name or the password was refused at {servers}.':
    'TURN qua {way}: tên người dùng hoặc mật khẩu bị từ chối tại {servers}.',
  'Check them where the page names the server. Short-lived ones run out: check the clock of the server too.':
    'Hãy kiểm tra chúng ở nơi trang ghi máy chủ. Loại ngắn hạn sẽ hết hạn: hãy kiểm tra cả đồng hồ của máy chủ.',
  'No TURN server answered over {way} within {seconds} seconds at {servers}.':
    'Không có máy chủ TURN nào trả lời qua {way} trong {seconds} giây tại {servers}.',
  'No TURN server can be reached over {way} at {servers}.':
    'Không liên lạc được với máy chủ TURN nào qua {way} tại {servers}.',
  'TURN over {way} gave no relay at {servers}: error {code}.':
    'TURN qua {way} không cho chuyển tiếp tại {servers}: lỗi {code}.',
  'Look for it in the log of the server: it may be full, or set up in another way.':
    'Hãy tìm lỗi này trong nhật ký của máy chủ: có thể máy chủ đã đầy hoặc được cài đặt khác.',
  'A firewall may keep UDP back, or the address is wrong. TURN over TCP or TLS often gets through.':
    'Có thể tường lửa chặn UDP, hoặc địa chỉ sai. TURN qua TCP hoặc TLS thường qua được.',
  'A firewall may keep it back, or address and port are wrong. TURN over TLS often gets through.':
    'Có thể tường lửa chặn, hoặc địa chỉ và cổng sai. TURN qua TLS thường qua được.',
  'Check its address, its port and its certificate: a browser takes none that it does not trust.':
    'Hãy kiểm tra địa chỉ, cổng và chứng chỉ của nó: trình duyệt không nhận chứng chỉ mà nó không tin.',
  'Direct connections are possible from here.': 'Từ đây có thể kết nối trực tiếp.',
  'Whether there is a direct path to somebody depends on their network as well.':
    'Có đường trực tiếp đến một người hay không còn tùy vào mạng của họ.',
  'The router takes another port for every destination, so few direct paths are found.':
    'Bộ định tuyến dùng một cổng khác cho mỗi nơi đến, nên ít khi tìm được đường trực tiếp.',
  'A TURN server will be needed: name one in the attribute turn.':
    'Sẽ cần một máy chủ TURN: hãy ghi vào thuộc tính turn.',
  'This browser makes no direct connections.': 'Trình duyệt này không kết nối trực tiếp.',
  'A setting, an extension or a firewall forbids them. A TURN server in the attribute turn gives both sides a path.':
    'Một cài đặt, tiện ích hoặc tường lửa không cho phép. Một máy chủ TURN trong thuộc tính turn cho cả hai bên một đường đi.',
  'Not tried: relay-only allows no direct path.': 'Không thử: relay-only không cho đi đường trực tiếp.',
  'Not tried: the configuration is not known.': 'Không thử: chưa biết cấu hình.',
  'The time there and back can be measured during a call, or over a TURN server.':
    'Thời gian đi và về chỉ đo được trong cuộc gọi hoặc qua máy chủ TURN.',
  'The browser has not measured the time there and back yet.': 'Trình duyệt chưa đo được thời gian đi và về.',
  'Run the checks again during a call.': 'Hãy kiểm tra lại trong cuộc gọi.',
  'There and back takes {ms} ms.': 'Đi và về mất {ms} ms.',
  'There and back takes {ms} ms, by a relay.': 'Đi và về mất {ms} ms, qua chuyển tiếp.',
  'There and back takes {ms} ms, on a direct path.': 'Đi và về mất {ms} ms, trên đường trực tiếp.',
  'There and back over the TURN server takes {ms} ms.': 'Đi và về qua máy chủ TURN mất {ms} ms.',
  'Above {most} ms people talk over each other. A cable in place of wireless, or a nearer TURN server, may help.':
    'Trên {most} ms thì người ta nói chồng lên nhau. Dùng dây thay cho mạng không dây, hoặc máy chủ TURN gần hơn, có thể giúp được.',
  'Lost on the way: {percent} % of all packets.': 'Mất trên đường: {percent} % số gói.',
  'How much is lost on the way can be measured during a call.':
    'Phần mất trên đường chỉ đo được trong cuộc gọi.',
  'Above {most} % sound and picture suffer. Go nearer to the router, use a cable, or stop other downloads.':
    'Trên {most} % thì tiếng và hình bị ảnh hưởng. Hãy đến gần bộ định tuyến hơn, dùng dây, hoặc dừng các lượt tải khác.',
};

export default vi;
