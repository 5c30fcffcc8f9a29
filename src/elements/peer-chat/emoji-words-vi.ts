// Written by scripts/emoji.mjs out of emojibase-data (https://emojibase.dev, MIT licence), whose names are those of Unicode's
// CLDR (Unicode licence).

/** The name of each emoji but the flags of regions, and behind a bar what else it is found by. */
export const WORDS = `mặt cười toe toét
mặt cười miệng há với mắt to|há to,mặt cười mắt mở to
mặt cười miệng há mắt cười|mở
mặt cười nhe răng và mắt cười
mặt cười miệng há mắt nhắm chặt|cười ngoác miệng,cười ngặt nghẽo,cười như được mùa,cười to,hài lòng
mặt cười toát mồ hôi|chán nản,căng thẳng,cười nhe răng,hào hứng,lo lắng,lạnh,miệng,mỉm cười,mở
mặt cười lăn cười bò|cười chảy nước mắt,cười sung sướng,sàn
mặt cười với nước mắt vui sướng|cười chảy nước mắt,hài thật,vui đấy
mặt cười mỉm
mặt lộn ngược
mặt tan chảy|biến mất,chất lỏng,hòa tan
mặt nháy mắt
mặt cười híp mắt|cười mỉm,hài lòng,mặt tươi cười với đôi mắt biết cười,mỉm cười,vui mừng,đỏ mặt
mặt cười có hào quang|giả tưởng,ngây thơ,thiên thần
mặt cười với 3 trái tim|phải lòng,yêu quý
mặt cười mắt hình trái tim|lãng mạn,yêu
ngưỡng mộ|cười toét,mắt,mặt,ngôi sao
mặt đang hôn gió
mặt hôn
mặt cười|thoải mái,thư giãn
mặt hôn mắt nhắm
mặt hôn mắt cười
mặt cười với nước mắt|biết ơn,mỉm cười,nhẹ nhõm,tự hào,xúc động
mặt thưởng thức món ngon|cười,ngon tuyệt
mặt lè lưỡi
mặt lè lưỡi nháy mắt|nói đùa
mặt làm trò hề|lớn,mắt,ngốc,nhỏ
mặt thè lưỡi mắt nhắm chặt|hương vị,kinh khủng
mặt có tiền ở miệng
mặt ôm
mặt với tay che miệng|tay che miệng cười,xin lỗi
mặt với cặp mắt mở to và tay che miệng|hoài nghi,kinh ngạc,kính nể,ngạc nhiên,sợ hãi,xấu hổ
mặt hé mắt nhìn trộm|nhìn chằm chằm,nhìn lén,quyến rũ
mặt ra dấu suỵt|im lặng
mặt suy nghĩ|đang suy nghĩ
mặt chào|nhà binh,nắng,ok,quân đội,vâng
mặt có miệng bị kéo khóa|khóa kéo
mặt với lông mày rướn lên|hoài nghi,ngờ vực
mặt trung lập|mặt ngây ra bất động
mặt vô cảm|không diễn cảm,thản nhiên
mặt không có miệng|yên lặng,ít nói
mặt có đường viền chấm chấm|biến mất,chán nản,hướng nội,thất vọng,vô hình,ẩn
mặt trong đám mây|mặt trong sương mù,đãng trí,đầu trong đám mây
mặt cười khẩy
mặt buồn|không vui
mặt có mắt đu đưa|cái gì vậy,không quan tâm,sao cũng được
mặt nhăn nhó
mặt thở ra|huýt sáo,kiệt sức,mệt mỏi,rên rỉ,thì thầm,thở dài,thở hắt ra,thở hổn hển
mặt nói dối|pinocchio
mặt lắc|choáng,hốt hoảng,ngạc nhiên,rung,sốc,sửng sốt,wow,động đất
lắc đầu|không
gật đầu|có
mặt nhẹ nhõm
mặt trầm ngâm|thất vọng
mặt buồn ngủ|khóc
mặt chảy dãi
mặt đang ngủ|không quan tâm,mệt mỏi,ngủ ngoan,sao cũng được,zzz
mặt có túi mắt|buồn ngủ,kiệt sức,mệt mỏi
mặt đeo khẩu trang y tế|bác sĩ,lạnh,mặt nạ,ốm
mặt có miệng ngậm nhiệt kế|mệt,ốm
mặt đeo băng đầu|vết thương,đau
mặt buồn nôn|nôn mửa
mặt nôn mửa|ốm
mặt hắt hơi|cúm,sức khỏe
mặt nóng|sốc nhiệt,sốt,đỏ mặt,đổ mồ hôi
mặt lạnh|lạnh cứng,mặt xanh,tê cóng,đóng băng
mặt choáng váng|chóng mặt,chếnh choáng,miệng uốn lượn,mắt đảo điên,say xỉn
mặt chóng mặt|mệt,ốm
mặt có đôi mắt xoắn ốc|bối rối,chóng mặt,khó hiểu,rắc rối,thôi miên
đầu nổ tung|bị sốc
mặt đội mũ cao bồi|nữ cao bồi
mặt tiệc tùng|buổi tiệc,hào hứng,lễ kỷ niệm,mũ,sinh nhật,sừng
mặt trá hình|gián điệp,kính,lông mày,mũi,người,ngụy trang,ria mép,râu,ẩn danh
mặt cười đeo kính|mặt trời,phong cách,sáng
mặt mọt sách|bốn mắt,chuyên gia,thông minh,đam mê
mặt với kính một mắt|giàu có,ngột ngạt,thượng lưu
mặt bối rối
mặt có miệng xiên|buồn chán,hoài nghi,không chắc chắn,thất vọng
mặt lo lắng
mặt hơi cau mày
mặt cau mày|mặt buồn
mặt có miệng há|mở,thông cảm
mặt làm thinh|choáng váng,ngạc nhiên
mặt kinh ngạc|hoàn toàn,sốc
mặt đỏ ửng|choáng váng,đỏ mặt
mặt méo|căng phồng,dễ tổn thương,hoảng loạn,lo lắng,ngạc nhiên,sốc
mặt cầu xin|lòng thương,mắt cún con,xin xỏ
mặt kìm nén nước mắt|buồn,chịu đựng,giận giữ,khóc,tự hào
mặt cau miệng há|mở,nhăn mặt
mặt đau khổ
mặt sợ hãi|kinh hãi
mặt lo lắng và toát mồ hôi|lạnh,mặt lo lắng và toát mồ hôi mồ hôi,vội vã,xanh da trời
mặt thất vọng nhưng nhẹ nhõm|ngạc nhiên
mặt khóc|buồn,nước mắt
mặt khóc to|buồn,nước mắt,thổn thức
mặt la hét kinh hãi|kinh sợ,sợ hãi
mặt xấu hổ
mặt kiên nhẫn|tập trung,đau đầu
mặt thất vọng
mặt chán nản với mồ hôi|lạnh
mặt kiệt sức|mệt mỏi
mặt mệt mỏi
mặt đang ngáp|buồn ngủ,chán,không quan tâm,mặt ngáp,mệt mỏi,ngủ thôi,sao cũng được
mặt có mũi đang phì hơi|chiến thắng,hân hoan,không vui,tức giận
mặt hờn dỗi|cơn thịnh nộ,tức giận,điên,đỏ
mặt giận giữ|tức giận,điên
mặt có các ký hiệu trên miệng|chửi rủa,chửi thề,tức giận
mặt cười có sừng|truyện cổ tích,tưởng tượng
mặt giận giữ có sừng|ma quỷ,mặt giận dữ có sừng,quỷ,tiểu yêu,tưởng tượng
đầu lâu|cái chết,mặt,quái vật,truyện cổ tích
đầu lâu xương chéo|cái chết,mặt,quái vật,sọ
đống phân|chất thải,hài hước,khuôn mặt,quái vật
mặt hề
mặt quỷ|quái vật,quỷ ăn thịt người,sinh vật,truyện cổ tích,tưởng tượng
yêu tinh|mặt,quái vật,sinh vật,truyện cổ tích,tưởng tượng
ma|mặt,quái vật,sinh vật,truyện cổ tích,tưởng tượng
người ngoài hành tinh|giả tưởng,khuôn mặt,ngoài trái đất,sinh vật,đĩa bay
quái vật ngoài hành tinh|khuôn mặt,ngoài trái đất,người ngoài hành tinh,sinh vật,đĩa bay
mặt rô-bốt|quỷ
mặt mèo cười tươi|con mèo,khuôn mặt,miệng,mặt mèo cười miệng há,mở ra,nụ cười
mặt mèo cười tươi với hai mắt híp lại|cười toét,mặt mèo cười toét mắt cười
mặt mèo có nước mắt vui sướng|niềm vui
mặt mèo cười mắt hình trái tim|con mèo,khuôn mặt,nụ cười,thân ái
mặt mèo cười gượng|châm biếm,con mèo,khuôn mặt,mỉa mai,nụ cười
mặt mèo hôn mắt nhắm|con mèo,khuôn mặt
mặt mèo mệt lử|mệt mỏi,ngạc nhiên,ôi
mặt mèo đang khóc|buồn,nước mắt
mặt mèo hờn dỗi
khỉ không nhìn điều xấu|cấm,mặt
khỉ không nghe điều xấu|cấm,mặt
khỉ không nói điều xấu|cấm,mặt
thư tình|lá thư,trái tim,yêu
trái tim với mũi tên|thần tình yêu
trái tim với ruy băng|lễ tình yêu
trái tim lấp lánh|bị kích thích
trái tim lớn dần|bị kích thích,lo lắng,nhịp tim,phát triển
trái tim đang đập|dao động,nhịp tim
trái tim xoay vòng|đang quay
hai trái tim|hôn,hẹn hò,yêu
hình trang trí trái tim
dấu chấm than hình trái tim đậm|chấm câu,cảm thán
trái tim tan vỡ|buồn,bị vỡ,cô đơn
trái tim bốc lửa|cháy,thèm khát,trái tim linh thiêng,tình yêu
trái tim đang lành|cải thiện,hồi phục,khỏe mạnh hơn,phục hồi
trái tim màu đỏ|cảm xúc,tình yêu
trái tim màu hồng|dễ thương,thích,yêu
trái tim màu cam
trái tim màu vàng|cảm xúc,yêu
trái tim màu lục
trái tim màu lam
trái tim màu xanh dương nhạt|143,cảm xúc,dễ thương,thích,xanh lơ,xanh mòng két,yêu,đặc biệt
trái tim màu tím|trái tim tím
trái tim màu nâu
trái tim màu đen|tim đen,xấu,điều ác
trái tim màu xám|143,bạc,cảm xúc,xám đen,yêu,đặc biệt
trái tim màu trắng
dấu nụ hôn|môi
100 điểm|một trăm,toàn bộ
biểu tượng giận giữ|hài hước,tức giận,điên
đám mây chiến đấu|bất đồng quan điểm,cãi nhau,cãi vã,náo loạn,tranh luận,vật lộn,đánh nhau
va chạm|bom,bùng nổ,hài hước,nổ
choáng váng|hài hước,ngôi sao
giọt mồ hôi|bắn tung tóe,giọt nước,hài hước,nước,tập thể dục
lao đi|chạy,chớp nhoáng,hài hước
lỗ
bong bóng lời nói|bài diễn văn,hài hước,thoại
mắt trong bong bóng lời nói|nhân chứng
bong bóng lời nói trái|bài diễn văn,thoại
bong bóng góc phải|khí cầu,tức giận,điên
bong bóng suy nghĩ|hài hước,khí cầu
buồn ngủ|hài hước,mệt,ngất rồi,đang ngủ
vẫy tay|chào nhé,có ai ở đó không?,vẫy tay nè,xin chào,đang vẫy
mu bàn tay giơ lên
tay xòe ngón giơ lên|dừng,ngón tay
bàn tay giơ lên|dừng lại
tay thần lửa|ngón tay,spock
bàn tay hướng sang bên phải|sang phải
bàn tay hướng sang bên trái|sang trái
bàn tay có lòng bàn tay hướng xuống|thả,xua,xuỵt,đuổi
bàn tay có lòng bàn tay hướng lên|bắt,mời gọi,vẫy gọi,đến
bàn tay đẩy sang trái|chặn,chờ,dừng lại,thôi,từ chối,đập tay
bàn tay đẩy sang phải|chặn,chờ,dừng lại,thôi,từ chối,đập tay
bàn tay làm dấu OK|chắc chắn rồi,ok nha,tuyệt,được
ngón tay khum lại|cái gì,cử chỉ tay,kiên nhẫn,mỉa mai,thư giãn,thẩm vấn
tay chụm|số lượng nhỏ,ít
tay chiến thắng|chữ v,v
hai ngón tay bắt chéo|bàn tay,may mắn
bàn tay với ngón trỏ và ngón cái bắt chéo|búng tay,tiền bạc,trái tim,tình yêu,đắt tiền
cử chỉ yêu nhau|anh yêu em,ba ngón tay,tay
ký hiệu cặp sừng|ngón tay,tay,tuyệt vời
bàn tay gọi cho tôi|gọi điện
ngón trỏ trái chỉ sang trái|mu bàn tay,ngón tay,tay
ngón trỏ trái chỉ sang phải|mu bàn tay,ngón tay,tay
ngón trỏ trái chỉ lên|ngón tay,tay trái
ngón giữa|ngón tay,tay
ngón trỏ trái chỉ xuống|mu bàn tay,ngón tay,tay
ngón trỏ chỉ lên trên|ngón tay,tay
ngón trỏ chỉ vào người xem|bạn
dấu ra hiệu đồng ý|+1,lên,ngón tay cái,tay
dấu ra hiệu từ chối|-1,không thích,ngón tay cái,tay,xuống
nắm đấm giơ lên|cú đấm,nắm tay,siết chặt,tay,đoàn kết
nắm đấm|cú đấm,nắm tay,siết chặt,tay
nắm đấm hướng phía trái|hướng trái
nắm đấm hướng sang phải|hướng phải
vỗ tay|hai bàn tay đang vỗ
hai bàn tay giơ lên|cử chỉ,hoan hô,lễ kỷ niệm,nâng lên
hai bàn tay tạo hình trái tim|yêu
hai bàn tay đang xòe|mở ra
hai bàn tay chạm vào nhau|cầu nguyện,lời cầu nguyện
bắt tay|gặp mặt,rung,đồng ý
chắp tay|cảm ơn,cầu nguyện,hỏi,làm ơn
bàn tay đang viết
sơn móng tay|chăm sóc,làm móng tay,mỹ phẩm,đánh bóng
tự sướng|máy ảnh,điện thoại
bắp tay gập lại|cơ bắp,hài hước
cánh tay giả|hỗ trợ tiếp cận
chân giả|hỗ trợ tiếp cận
Chân|chân tay,gập chân,đá
bàn chân|dậm mạnh,mắt cá chân,đá
tai|cơ thể,nghe,âm thanh
tai đeo thiết bị trợ thính|hỗ trợ tiếp cận,nặng tai
mũi|cơ thể
não|thông minh
cơ quan tim|giải phẫu,khoa tim mạch,màu đỏ,nhịp tim,trung tâm,trái tim thật
phổi|cơ quan,hít vào,hô hấp,hơi thở,thở ra
răng|nha sĩ,trắng ngọc
xương|bộ xương,chó,xương đòn
đôi mắt|mặt
mắt|cơ thể,một mắt
lưỡi|cơ thể
miệng|cơ thể,hôn,làm đẹp,môi
cắn môi|hồi hộp,khó chịu,lo lắng,lo âu,sợ hãi,tán tỉnh
trẻ con|trẻ em,trẻ sơ sinh
trẻ em|giới tính chung,giới tính không xác định
con trai|cậu bé
con gái|bím tóc,cung hoàng đạo,cô gái,trẻ,xử nữ
người|giới tính chung,giới tính không xác định,người lớn
người tóc vàng hoe
đàn ông|người lớn
người có râu|người đàn ông có râu
người đàn ông có râu
người phụ nữ có râu
đàn ông: tóc đỏ
đàn ông: tóc xoăn
đàn ông: tóc trắng
đàn ông: hói
phụ nữ|người lớn
phụ nữ: tóc đỏ
người: tóc đỏ|giới tính chung,giới tính không xác định,người lớn
phụ nữ: tóc xoăn
người: tóc xoăn|giới tính chung,giới tính không xác định,người lớn
phụ nữ: tóc trắng
người: tóc trắng|giới tính chung,giới tính không xác định,người lớn
phụ nữ: hói
người: hói|giới tính chung,giới tính không xác định,người lớn
người phụ nữ tóc vàng hoe
người đàn ông tóc vàng hoe
người lớn tuổi|già,giới tính không xác định,giới tính trung lập
cụ ông|già,người lớn,đàn ông,đầu hói
cụ bà|già,người lớn,phụ nữ
người đang cau mày|buồn bã,bực tức,cử chỉ,khó chịu,không vui,thất vọng
người đàn ông cau mày
người phụ nữ cau mày
người đang bĩu môi|cáu kỉnh,cử chỉ,hờn dỗi,nhăn nhó,thất vọng
người đàn ông bĩu môi
người phụ nữ bĩu môi
người ra hiệu phản đối|cấm,cử chỉ,không bao giờ,không cho phép,không đời nào,tay
người đàn ông ra hiệu phản đối
người phụ nữ ra hiệu phản đối
người ra hiệu đồng ý|cử chỉ,ok,tay,thể dục
người đàn ông ra hiệu đồng ý
người phụ nữ ra hiệu đồng ý
người ra hiệu trợ giúp|hất tóc,mách nước,mỉa mai,nghiêm túc,tay,thông tin,tươi tắn,vuốt tóc
người đàn ông ra hiệu trợ giúp
người phụ nữ ra hiệu trợ giúp
người giơ cao tay|chọn tôi đi,cử chỉ,giơ tay,người vui vẻ giơ cao tay,nâng lên,tôi có thể giúp,tôi muốn hỏi,vui vẻ,ở bên này
người đàn ông giơ cao tay
người phụ nữ giơ cao tay
người khiếm thính|hỗ trợ tiếp cận,nghe,tai,điếc
người đàn ông khiếm thính
người phụ nữ khiếm thính
người đang cúi đầu|cúi người,cầu xin,cử chỉ,hối tiếc,lấy làm tiếc,lời xin lỗi,tha thứ,tội nghiệp
người đàn ông cúi đầu
người phụ nữ cúi đầu
người lấy tay che mặt|hoài nghi,không tin nổi,lòng bàn tay,lại nữa rồi,người dùng tay che mặt,tức giận
người đàn ông lấy tay che mặt
người phụ nữ lấy tay che mặt
người nhún vai|ai mà biết được,có thể,hững hờ,không biết,nghi ngờ,sao cũng được,thờ ơ
người đàn ông nhún vai
người phụ nữ nhún vai
nhân viên y tế|bác sĩ,chăm sóc sức khỏe,nhà trị liệu,y tá
nhân viên y tế nam
nhân viên y tế nữ
sinh viên|tốt nghiệp
sinh viên nam
sinh viên nữ
giáo viên|giáo sư,người hướng dẫn
giáo viên nam
giáo viên nữ
thẩm phán|cầm cân nảy mực
thẩm phán nam
thẩm phán nữ
nông dân|chủ trang trại,người làm vườn
nông dân nam
nông dân nữ
đầu bếp|nấu ăn
đầu bếp nam
đầu bếp nữ
thợ máy|thợ sửa ống nước,thợ thủ công,thợ điện
thợ máy nam
thợ máy nữ
công nhân nhà máy|công nghiệp,lắp ráp
công nhân nhà máy nam
công nhân nhà máy nữ
nhân viên văn phòng|công việc văn phòng,kinh doanh,kiến trúc sư,người quản lý
nhân viên văn phòng nam
nhân viên văn phòng nữ
nhà khoa học|kỹ sư,nhà hóa học,nhà sinh vật học,nhà vật lý
nhà khoa học nam
nhà khoa học nữ
kỹ sư công nghệ|lập trình viên,người phát minh,nhà phát triển,phần mềm
kỹ sư công nghệ nam
kỹ sư công nghệ nữ
ca sĩ|diễn viên,nghệ sĩ,ngôi sao,nhạc rock
nam ca sĩ
nữ ca sĩ
họa sĩ|bảng màu
họa sĩ nam
họa sĩ nữ
phi công|máy bay
phi công nam
phi công nữ
phi hành gia|tên lửa
phi hành gia nam
phi hành gia nữ
lính cứu hỏa|xe cứu hỏa
lính cứu hỏa nam
lính cứu hỏa nữ
cảnh sát|bắt giữ,bị tóm,công an,cảnh sát nằm vùng,dừng xe,luật,sĩ quan
cảnh sát nam
cảnh sát nữ
thám tử|gián điệp,trinh thám
thám tử nam
thám tử nữ
bảo vệ|cung điện buckingham,london,mũ bảo hiểm
bảo vệ nam
bảo vệ nữ
ninja|chiến tranh,kẻ sát nhân,kỹ năng,người,tàng hình,đấu sĩ,ẩn
công nhân xây dựng|mũ bảo hiểm,sửa chữa,tu sửa
công nhân xây dựng nam
công nhân xây dựng nữ
người đội vương miện|cao quý,hoàng gia,quân vương,vương giả
hoàng tử|cổ tích,giả tưởng,hoàng gia,vua,vương miện
công chúa|cổ tích,giả tưởng,hoàng gia,hoàng hậu,vương miện
người đội khăn xếp|khăn turban
người đàn ông đội khăn xếp
người phụ nữ đội khăn xếp
người đàn ông đội mũ Trung Quốc|mũ khang hy
người phụ nữ quàng khăn trùm đầu|hijab,khăn vuông,tichel
người mặc bộ vest|chú rể
người đàn ông mặc bộ vest
người phụ nữ mặc bộ vest
người đội khăn voan|cô dâu với khăn voan,cưới,mạng che mặt
người đàn ông đội khăn voan
người phụ nữ đội khăn voan
người phụ nữ có thai|mang thai,phụ nữ mang thai
người đàn ông mang bầu|bụng bầu,có thai,căng phồng,no đủ
người mang bầu|bụng bầu,có thai,căng phồng,no đủ
cho con bú|cho bú,em bé,nuôi con bằng sữa mẹ,vú
người phụ nữ cho con bú
người cho con bú
người cho em bé bú|bố,cho bú,cho con bú,mẹ,người cho con bú,phụ nữ,trẻ sơ sinh,đàn ông
thiên thần nhỏ|bé con,mặt,truyện cổ tích,tưởng tượng
Ông già Noel|cha,claus,giáng sinh,lễ kỷ niệm,santa,ông già noen
mẹ giáng sinh|bà già noel
bà già Noel|chúc mừng giáng sinh,giáng sinh,mũ,người,ông già noel
siêu anh hùng|người dơi,nữ anh hùng,siêu năng lực,tốt
nam siêu anh hùng
nữ siêu anh hùng
nhân vật siêu phản diện|người,nhân vật phản diện,siêu năng lực,tội phạm,xấu xa,ác,độc ác
nam siêu phản diện
nữ siêu phản diện
pháp sư|bà cốt,kỳ ảo,phép thuật,phù thủy,thần chú,thầy phù thuỷ,triệu hồi,đạo sĩ,đồng cốt
pháp sư nam
pháp sư nữ
tiên|cánh tiên,kỳ ảo,oberon,puck,thần thoại,thần tiên,titania
ông tiên
bà tiên
ma cà rồng|bất tử,dracula,halloween,hóa trang,máu,răng nanh,siêu nhiên,xác sống,đáng sợ
ma cà rồng nam
ma cà rồng nữ
người cá|chàng tiên cá,công chúa cá,nàng tiên cá,sinh vật biển,thần thoại,truyện cổ tích,đinh ba
chàng tiên cá
nàng tiên cá
yêu ma|cổ tích,kỳ ảo,phép thuật,thần bí,tộc tiên,yêu tinh
nam quỷ
nữ quỷ
thần|chà đèn thần,huyền bí,kỳ ảo,ma thần,thần đèn,điều ước,đèn thần
nam thần
nữ thần
xác chết sống lại|halloween,kinh dị,tận thế,xác sống,zombie
xác chết nam sống lại
xác chết nữ sống lại
người khổng lồ độc ác|giả tưởng,quái vật,truyện cổ tích
sinh vật nhiều lông|chân to,khổng lồ,người rừng,người tuyết,rừng,sinh vật bí ẩn,yeti
người được xoa bóp mặt|mát xa,thư giãn,thẩm mĩ viện,trị liệu,đau đầu
người đàn ông được xoa bóp mặt
người phụ nữ được xoa bóp mặt
người được cắt tóc|làm đẹp,phong cách,salon,thợ cắt tóc,tiệm cắt tóc,tỉa tóc,vẻ đẹp
người đàn ông được cắt tóc
người phụ nữ được cắt tóc
người đi bộ|dáng đi,tản bộ,đang đi bộ,đi bộ leo núi,đi lang thang,đi thong dong
người đàn ông đi bộ
người phụ nữ đi bộ
người đi bộ: hướng sang phải|dáng đi,tản bộ,đang đi bộ,đi bộ leo núi,đi lang thang,đi thong dong
người phụ nữ đi bộ: hướng sang phải
người đàn ông đi bộ: hướng sang phải
người đứng|đang đứng
người đàn ông đứng
người phụ nữ đứng
người quỳ|quỳ gối,đang quỳ
người đàn ông quỳ
người phụ nữ quỳ
người quỳ: hướng sang phải|quỳ gối,đang quỳ
người phụ nữ quỳ: hướng sang phải
người đàn ông quỳ: hướng sang phải
người với gậy dò đường|khả năng tiếp cận,mù
người với gậy dò đường: hướng sang phải|khả năng tiếp cận,mù
người đàn ông với gậy dò đường
người đàn ông với gậy dò đường: hướng sang phải
người phụ nữ với gậy dò đường
người phụ nữ với gậy dò đường: hướng sang phải
người trên xe lăn điện|khả năng tiếp cận
người trên xe lăn điện: hướng sang phải|khả năng tiếp cận
người đàn ông trên xe lăn điện
người đàn ông trên xe lăn điện: hướng sang phải
người phụ nữ trên xe lăn điện
người phụ nữ trên xe lăn điện: hướng sang phải
người trên xe lăn tay|khả năng tiếp cận
người trên xe lăn tay: hướng sang phải|khả năng tiếp cận
người đàn ông trên xe lăn tay
người đàn ông trên xe lăn tay: hướng sang phải
người phụ nữ trên xe lăn tay
người phụ nữ trên xe lăn tay: hướng sang phải
người chạy|chạy bộ,chạy nhanh,chạy đua maratông,tốc độ,vội vã,đang đến
người đàn ông đang chạy
người phụ nữ đang chạy
người chạy: hướng sang phải|chạy bộ,chạy nhanh,chạy đua maratông,tốc độ,vội vã,đang đến
người phụ nữ đang chạy: hướng sang phải
người đàn ông đang chạy: hướng sang phải
vũ công ba lê
người phụ nữ đang khiêu vũ|nhảy
người đàn ông đang khiêu vũ
người đàn ông mặc vest đang bay lên|bộ đồ,kinh doanh
những người đeo tai thỏ|bạn thân,bạn tâm giao,bản sao,bộ đôi,phụ nữ đeo tai thỏ,sinh đôi,tiệc tùng,vũ công
những người đàn ông đeo tai thỏ
những người phụ nữ đeo tai thỏ
người ở trong phòng xông hơi|mát xa,người phụ nữ trong phòng xông hơi,nhà tắm hơi,sang chảnh,spa,thư giãn
người đàn ông ở trong phòng xông hơi
người phụ nữ ở trong phòng xông hơi
người đang leo núi|leo trèo,người leo trèo,người phụ nữ leo núi,nhà leo núi
người đàn ông đang leo núi
người phụ nữ đang leo núi
người đấu kiếm|người đánh kiếm
đua ngựa|cuộc đua,người cưỡi ngựa đua,ngựa đua
người trượt tuyết
người trượt ván tuyết|trượt tuyết,ván trượt tuyết
người chơi gôn|bóng golf,golf,gạt bóng,người chơi golf,pga,quả bóng,sân tập gôn
người đàn ông chơi gôn
người phụ nữ chơi gôn
người lướt sóng|biển,bãi biển,thể thao,vận động viên lướt sóng
người đàn ông lướt sóng
người phụ nữ lướt sóng
người chèo thuyền|bè,câu cá,hồ,sông,thuyền có mái chèo,xuồng
người đàn ông chèo thuyền
người phụ nữ chèo thuyền
người bơi|ba môn phối hợp,bơi tự do,người đàn ông bơi lội,thể thao,vận động viên bơi lội
người đàn ông đang bơi
người phụ nữ đang bơi
người chơi bóng|bóng rổ,cầu thủ bóng rổ,nhồi bóng,ném sọt rổ,quả bóng,vô địch,vận động viên
người đàn ông chơi bóng
người phụ nữ chơi bóng
người cử tạ|người nâng,nâng tạ,thanh tạ,thể hình,trọng lượng,tập luyện,tập thể dục,vận động viên cử tạ
người đàn ông cử tạ
người phụ nữ cử tạ
người đi xe đạp|người đạp xe,thể thao,vận động viên đua xe đạp,đạp xe
người đàn ông đi xe đạp
người phụ nữ đi xe đạp
người đi xe đạp leo núi|người đạp xe,thể thao,vận động viên đua xe đạp
người đàn ông đi xe đạp leo núi
người phụ nữ đi xe đạp leo núi
người nhào lộn|hào hứng,lăng nghiêng,thể dục dụng cụ,vui vẻ
người đàn ông nhào lộn
người phụ nữ nhào lộn
người chơi vật|giải đấu vật,trên võ đài,đô vật,đấu vật
những người đàn ông chơi vật
những người phụ nữ chơi vật
người chơi bóng nước|bơi lội,người chơi bóng dưới nước,thể thao dưới nước
người đàn ông chơi bóng nước
người phụ nữ chơi bóng nước
người chơi bóng ném|bắt bóng,lốp bóng,ném bóng,phát bóng,thể thao,vận động viên bóng ném
người đàn ông chơi bóng ném
người phụ nữ chơi bóng ném
người tung hứng|cân bằng,giữ thăng bằng,kỹ năng,người đàn ông tung hứng,đa nhiệm,đa năng
người đàn ông tung hứng
người phụ nữ tung hứng
người ngồi kiết già|an lạc,bắt chéo chân,người ở tư thế hoa sen,thanh bình,thiền,thư giãn,yoga,yogi
người đàn ông ngồi kiết già
người phụ nữ ngồi kiết già
người đang tắm bồn|bồn tắm
người trên giường|chợp mắt,khách sạn,mệt mỏi,ngủ ngoan nhé,say giấc
hai người nắm tay|cặp đôi,giữ
hai người phụ nữ nắm tay|bạn tốt nhất,cặp đôi đồng tính nữ
người đàn ông và phụ nữ nắm tay|cầm,cặp đôi
hai người đàn ông nắm tay|cặp song sinh,cặp đôi đồng tính nam,hai người đàn ông nắm tay nhau,hoàng đạo,song tử
nụ hôn|cặp đôi,hẹn hò,yêu
nụ hôn: phụ nữ, đàn ông
nụ hôn: đàn ông, đàn ông
nụ hôn: phụ nữ, phụ nữ
cặp đôi với trái tim|yêu
cặp đôi với trái tim: phụ nữ, đàn ông
cặp đôi với trái tim: đàn ông, đàn ông
cặp đôi với trái tim: phụ nữ, phụ nữ
gia đình: đàn ông, phụ nữ, con trai
gia đình: đàn ông, phụ nữ, con gái
gia đình: đàn ông, phụ nữ, con gái, con trai
gia đình: đàn ông, phụ nữ, con trai, con trai
gia đình: đàn ông, phụ nữ, con gái, con gái
gia đình: đàn ông, đàn ông, con trai
gia đình: đàn ông, đàn ông, con gái
gia đình: đàn ông, đàn ông, con gái, con trai
gia đình: đàn ông, đàn ông, con trai, con trai
gia đình: đàn ông, đàn ông, con gái, con gái
gia đình: phụ nữ, phụ nữ, con trai
gia đình: phụ nữ, phụ nữ, con gái
gia đình: phụ nữ, phụ nữ, con gái, con trai
gia đình: phụ nữ, phụ nữ, con trai, con trai
gia đình: phụ nữ, phụ nữ, con gái, con gái
gia đình: đàn ông, con trai
gia đình: đàn ông, con trai, con trai
gia đình: đàn ông, con gái
gia đình: đàn ông, con gái, con trai
gia đình: đàn ông, con gái, con gái
gia đình: phụ nữ, con trai
gia đình: phụ nữ, con trai, con trai
gia đình: phụ nữ, con gái
gia đình: phụ nữ, con gái, con trai
gia đình: phụ nữ, con gái, con gái
đầu người đang nói|cái đầu,hình bóng,khuôn mặt
bóng tượng bán thân
các bóng tượng bán thân
hai người ôm nhau|cảm ơn,tình bạn,tình yêu,tạm biệt,xin chào
gia đình|trẻ em
gia đình: người lớn, người lớn, trẻ em
gia đình: người lớn, người lớn, trẻ em, trẻ em
gia đình: người lớn, trẻ em
gia đình: người lớn, trẻ em, trẻ em
dấu chân|chân trần,các dấu chân,in dấu,quần áo
dấu vân tay|danh tính,pháp y,sự an toàn
mặt khỉ|khuôn mặt,quả chuối,động vật
khỉ|chuối,con khỉ,quả chuối,động vật
khỉ đột|động vật
đười ươi|vượn người,động vật
mặt cún|thú cưng,động vật
chó|thú cưng
chó dẫn đường|hỗ trợ tiếp cận,khiếm thị,mù
chó hỗ trợ|dịch vụ,hỗ trợ tiếp cận,trợ giúp
chó xù|cún,động vật
chó sói|mặt chó sói
cáo|mặt,động vật
gấu trúc|tinh nghịch,tò mò,động vật
mặt mèo|thú cưng,động vật
mèo|thú cưng,động vật
mèo đen|meo,vận đen,động vật
sư tử|cung hoàng đạo,cung sư tử,mặt sư tử
mặt hổ|dã thú,động vật
hổ|dã thú,sở thú,động vật
báo hoa mai|con báo,động vật ăn thịt
mặt ngựa
nai sừng tấm Bắc Mỹ|gạc,nai sừng xám,động vật có vú
con lừa|bướng bỉnh,con la,lừa thồ,động vật có vú
ngựa|cưỡi ngựa,đua
kỳ lân|mặt kỳ lân
ngựa vằn|sọc
hươu|động vật
bò rừng|trâu,đàn,động vật
mặt bò|bò cái,sữa,trang trại,động vật
bò đực|bò mộng,cung hoàng đạo,cung kim ngưu
trâu nước|vườn thú,động vật
bò cái|bò sữa,sữa,trang trại,động vật
mặt lợn|thịt lợn,thịt xông khói,trang trại,động vật
lợn|lợn nái,thịt lợn,thịt xông khói,trang trại,động vật
lợn rừng|động vật
mũi lợn|mõm lợn,mặt,ngửi,trang trại,động vật
cừu đực|cung bạch dương,cung hoàng đạo
cừu cái|bồng bềnh,cừu non,lông cừu,nông trại,động vật
dê|cung hoàng đạo,cung ma kết,nông trại,sữa,động vật
lạc đà|con lạc đà,cái bướu,sa mạc,động vật
lạc đà hai bướu|con lạc đà,cái bướu,lạc đà bactrian,sa mạc,động vật
lạc đà không bướu|len,lạc đà alpaca,lạc đà guanaco,lạc đà vicuña,động vật
hươu cao cổ|đốm
voi|động vật
voi ma mút|có lông,lớn,ngà,tuyệt chủng,động vật
tê giác|động vật
hà mã|động vật
mặt chuột|động vật
chuột|động vật
chuột cống|động vật
mặt hamster|chuột hamster,thú cưng
mặt thỏ|con thỏ,thú cưng,động vật
thỏ|con thỏ,thú cưng,động vật
sóc chuột|con sóc
hải ly|răng,xây đập,động vật
nhím|có gai
dơi|ma cà rồng,động vật
gấu|gấu xám,gầm,mật ong,mặt,động vật
Gấu trắng Bắc Cực|gấu bắc cực,động vật
gấu túi|con gấu,koala,úc,động vật
mặt gấu trúc
con lười|chậm,đủng đỉnh
rái cá|bắt cá,nghịch ngợm
chồn hôi Mỹ|mùi hôi,động vật
chuột túi|australia,chuột túi con,nhảy,thú có túi
con lửng|lửng mật,quấy rầy,động vật
dấu chân móng vuốt|bàn chân
gà tây|chim,tạ ơn
gà|chim,động vật
gà trống|chim,động vật
gà mới nở|gà con,ấp
gà con|chim
mặt trước gà con|chim
chim|động vật
chim cánh cụt|nam cực,động vật
bồ câu|bay,chim,hòa bình
đại bàng|chim
vịt|chim,động vật
thiên nga|chim,thiên nga non,vịt con xấu xí
cú|chim,khôn ngoan,động vật
chim cưu|gà dodo,lớn,mauritius,tuyệt chủng,động vật
lông chim|bộ lông,chuyến bay,nhẹ
hồng hạc|nhiệt đới,rực rỡ
con công|chim,công mái,phô trương,tự hào
con vẹt|chim,cướp biển,nói chuyện
cánh|bay lên,chim,hàng không,thiên thần,thiên đường,thần thoại
chim hoét đen|con quạ,họ quạ,loài quạ,màu đen,mỏ,quạ,động vật
con ngỗng|chim,con gà,con vịt,cầm điểu,khờ dại,kêu,ngây ngô,đàn ngỗng,động vật
phượng hoàng|bất tử,chim lửa,chim phượng hoàng,dục hỏa trùng sinh,thăng thiên,tái sinh,tưởng tượng,vinh quang,đầu thai
ếch|mặt
cá sấu|sở thú,động vật
rùa|con rùa,rùa nước ngọt,động vật
thằn lằn|bò sát,động vật
rắn|chòm sao xà phu,cung hoàng đạo,vật mang,động vật
mặt rồng|khuôn mặt,truyện cổ tích
rồng|hiệp sĩ,truyện cổ tích,động vật
khủng long chân thằn lằn|khủng long to ăn cây cối,thằn lằn hai óc,uyển long
khủng long bạo chúa
cá voi đang phun nước|bãi biển,khuôn mặt,đại dương,động vật
cá voi|bờ biển,đại dương,động vật
cá heo|bãi biển,chân chèo,đại dương,động vật
cá voi sát thủ|biển,đại dương
chó biển|hải cẩu,sư tử biển,đại dương,động vật
cá|cung hoàng đạo,cung song ngư
cá nhiệt đới|động vật
cá nóc|cá bơn,động vật
cá mập|động vật
bạch tuộc|sinh vật,đại dương,động vật
vỏ xoắn ốc|bãi biển,động vật
san hô|rặng,đại dương
sứa|biển,bỏng,chích,không xương sống,sinh vật biển,sinh vật phù du,thủy sinh,xúc tu,động vật,ối
cua|cung cự giải,cung hoàng đạo
tôm hùm|càng,hải sản,xúp tôm cua,động vật
tôm|nhỏ,thức ăn,tôm cua
mực ống|thân mềm,thức ăn,động vật
hàu|lặn,ngọc trai
ốc sên|thiên nhiên,vườn,động vật
bướm|côn trùng,đẹp
con bọ|côn trùng,vườn,động vật
kiến|côn trùng,vườn,động vật
ong mật|con ong,côn trùng,mùa xuân,động vật
bọ cánh cứng|côn trùng,động vật
bọ rùa|bọ cánh cứng,con bọ rùa,côn trùng,thiên nhiên
dế|bọ,bộ cánh thẳng,châu chấu,côn trùng,động vật
con gián|côn trùng,động vật
nhện|côn trùng
mạng nhện
bọ cạp|cung bọ cạp,cung hoàng đạo
con muỗi|bệnh,côn trùng,sốt rét,vi rút,đốt
con ruồi|bệnh,côn trùng,giòi,thối rữa,động vật
giun|giun đất,giun đốt,ký sinh trùng,sâu,động vật
vi trùng|amip,khoa học,vi khuẩn,vi rút
bó hoa|cây,hẹn hò,kỷ niệm,lãng mạn,sinh nhật,tình yêu
hoa anh đào|thực vật
hoa trắng
hoa sen|phật giáo,sự tinh khiết,việt nam,ấn độ giáo
nơ hoa hồng|thực vật
hoa hồng|cây,màu đỏ,sang trọng,tình yêu,valentine,vẻ đẹp
hoa héo
hoa dâm bụt|thực vật
hoa hướng dương|mặt trời,thực vật
hoa|bồ công anh,thực vật
hoa tulip|thực vật
lục bình|bluebonnet,bụi hoa,cây,hoa dạ lan hương,hoa len mũ xanh,hoa mõm sói,hoa oải hương,hoa tiên ông,hoa tử đinh hương,màu chàm,mùa xuân,oải hương,tím,đậu lupin
cây non|cây giống,nảy mầm,thực vật
cây trồng trong chậu|chậu cây,mọc,nhà,nuôi dưỡng,thực vật,trang trí
cây thường xanh|cây thông,giáng sinh,rừng
cây rụng lá|rơi
cây cọ
cây xương rồng|hạn hán,sa mạc,thiên nhiên,thực vật
bó lúa|bông lúa,gạo,thực vật
thảo mộc|lá cây
cỏ ba lá|ai-len,thực vật
cỏ bốn lá|4,lá cây,thực vật
lá phong|lá cây,rụng
lá rụng|thực vật
lá rung rinh trong gió|lá cây,thổi
tổ trống rỗng|làm tổ
tổ có trứng|làm tổ
nấm|thực vật
cây trụi lá|cây chết,cằn cỗi,gỗ,hạn hán,mùa đông,nhánh cây,thân cây,trần
chùm nho|hoa quả
dưa|hoa quả
dưa hấu|hoa quả
quýt|hoa quả,quả cam
chanh tây|chua,hoa quả,họ cam quýt
chanh ta|hoa quả,họ cam quýt,margarita,mojito,nhiệt đới,nước sốt,nước ép,tequila,vị chua
chuối|hoa quả,kali
dứa|hoa quả,nhiệt đới
xoài|nhiệt đới,trái cây
táo đỏ|hoa quả
táo xanh|hoa quả
lê|hoa quả
đào|hoa quả
anh đào|hoa quả,màu đỏ,quả mọng,thực vật,trái cây
dâu tây|quả mọng,trái cây
quả việt quất|hoa quả,màu xanh,quả mọng,thực phẩm
quả kiwi|hoa quả,thức ăn
cà chua|rau,thực vật
ôliu|thức ăn
dừa|cây dừa,pina colada
quả bơ|hoa quả,thức ăn
cà tím|rau,thực vật
khoai tây|thức ăn,thực vật
cà rốt|thức ăn,thực vật
bắp ngô
quả ớt|nóng
ớt chuông|rau,thức ăn
dưa chuột|dưa chua,thức ăn,thực vật
xanh lá|cải bắp,cải thìa,cải xoăn,rau diếp,salat
xúp lơ xanh|bông cải xanh,cải bắp dại,hoa lơ
tỏi|gia vị
hành|gia vị
đậu phộng|quả hạch,rau củ,thức ăn
hạt đậu|cây họ đậu,thận,thức ăn
hạt dẻ|thực vật
củ gừng|bia,gia vị,rễ,sức khỏe,thảo mộc,tự nhiên
đậu Hà Lan|quả đậu,rau,vỏ,đậu nành
nấm màu nâu|cây nấm nâu,nhân nấm,nhân pizza,rau,thức ăn,tự nhiên,ăn chay
rau củ|củ cải đường,rễ,vườn
bánh mì|bánh mì nướng,lúa mì,ngũ cốc,nhà hàng,thực phẩm,tinh bột,ổ bánh mì
bánh sừng bò|bánh móng ngựa,bánh mỳ,pháp,thức ăn
bánh mì que|bánh mỳ,pháp,thức ăn
bánh mỳ cắt lát|arepa,bánh mì dẹt,lavash,pita,thực phẩm
bánh quy xoắn
bánh mỳ vòng|bánh vòng,bữa sáng,phết,tiệm bánh
bánh kếp|thức ăn
bánh quế|bữa sáng,cứng cỏi,thiếu quyết đoán
miếng pho mát|phô mai
thịt bám xương
đùi gia cầm|chân,gà tây,xương,đói,đùi gà
tảng thịt|bít tết,sườn cừu,sườn lợn
thịt xông khói|thức ăn
bánh hamburger|bánh kẹp
khoai tây chiên|kiểu pháp,đồ ăn nhanh
bánh pizza|lát,phô mai
bánh mì xúc xích
bánh mỳ kẹp
bánh taco|bánh mexico
bánh burrito|bánh mexico
bánh tamale|cuốn,mexico,pamonha,thực phẩm
bánh mì kẹp thịt|bánh mỳ dẹt,bánh mỳ gyro,bánh mỳ kẹp thịt,falafel,nhồi,đồ ăn
bánh rán nhân gà|falafel,thịt viên,đậu hồi
trứng|bữa sáng,đồ ăn
nấu ăn|chiên,cái chảo,trứng
chảo thức ăn nông|nồi đất,paella
nồi thức ăn|hầm,súp
lẩu pho mai|lẩu phô mai,nấu chảy,nồi,phô mai,sô cô la,thức ăn,trượt tuyết
bát và thìa|bữa sáng,cháo,ngũ cốc,yến mạch
salad rau xanh|thức ăn
bỏng ngô|phim
bơ|bơ sữa
muối|bình lắc,gia vị
thực phẩm đóng hộp
hộp cơm bento
bánh gạo|bánh quy giòn,thực phẩm
cơm nắm|nhật bản
cơm|gạo,nấu chín
cơm cà ri
bát mì|mỳ ramen,nóng hổi,phở,súp,thức ăn,đũa
spaghetti|nhà hàng,pasta,thịt viên,thức ăn
khoai lang nướng|ngọt,đồ ăn
món oden|hải sản,kẹp,que,xiên
sushi|thực phẩm
tôm chiên|món sốt cá cua tôm,tôm hùm
bánh cá có hình xoắn|bánh ngọt,xoáy
bánh trung thu|lễ hội,mùa thu,mặt trăng
bánh trôi Nhật Bản|món kiểu nhật bản,món tráng miệng,ngọt,que
bánh bao|sủi cảo
bánh quy may mắn|tiên tri
hộp đựng đồ ăn mang đi|cái xô,giao hàng,hàu,mang đi đồ ăn,đũa
kem mềm|cái kem,món tráng miệng,ngọt
đá bào|kem,món tráng miệng,ngọt
kem|món tráng miệng,ngọt
bánh rán vòng|món tráng miệng,ngọt
bánh quy|món tráng miệng,ngọt
bánh sinh nhật|lễ kỷ niệm,món tráng miệng,ngọt,tráng miệng
bánh ngọt|miếng,món tráng miệng
bánh nướng nhỏ|bánh ngọt,ngọt,tiệm bánh,tráng miệng
bánh nướng|bí đỏ,bột nhào,miếng bánh,nhồi bánh,thịt,trái cây,táo
thanh sô cô la|món tráng miệng,ngọt
kẹo|món tráng miệng,ngọt
kẹo mút|món tráng miệng,ngọt
bánh trứng|món tráng miệng,ngọt
hũ mật ong|ngọt
bình sữa trẻ em|em bé,mới sinh,sinh,trẻ sơ sinh,uống
cốc sữa|đồ uống
đồ uống nóng|buổi sáng,caffeine,chai,cà phê,nóng hổi,trà
ấm trà|thực phẩm,đồ uống,ủ
tách trà không có quai|cốc,uống,đồ uống
rượu sake|chai,cốc,quán ba,uống,đồ uống
chai rượu với nút gỗ bật ra|quán bar,đồ uống
ly rượu vang|quán ba,uống,đồ uống
ly cocktail|quán bar,đồ uống
đồ uống nhiệt đới|quán bar
cốc bia|quán bar,đồ uống
chạm cốc bia|nước giải khát,quán ba,đồ uống
chạm cốc|chúc mừng,tiếng keng,đồ uống
ly đáy phẳng|cốc vại,ngụm,rượu whisky
đổ chất lỏng|ly thủy tinh,tràn,trống rỗng,đồ uống
cốc và ống hút|mạch nha,nước ép,soda,uống
trà sữa trân châu|bong bóng,ngọc trai
hộp đồ uống|ngọt,nước ép,ống hút
trà nhựa ruồi|đồ uống
viên đá|băng,lạnh
đũa
dĩa và dao với đĩa|nĩa,nấu nướng
dĩa và dao|bữa sáng,bữa trưa,bữa tối,cho ăn,ngon miệng,nhà hàng,nấu ăn,ăn sáng,đói,đồ ăn
thìa|bộ đồ ăn
dao làm bếp|dụng cụ,hocho,nấu nướng,vũ khí
bình đựng|cửa hàng,gia vị,nước sốt,thùng chứa,trống rỗng
vò hai quai|bình,bảo bình,hoàng đạo,nấu ăn,uống
địa cầu thể hiện Châu Âu-Châu Phi|thế giới,trái đất
địa cầu thể hiện Châu Mỹ|thế giới,trái đất
địa cầu thể hiện Châu Á-Châu Úc|thế giới,trái đất
địa cầu có đường kinh tuyến|internet,thế giới,trái đất,ttoàn thế giới,web
bản đồ thế giới
bản đồ Nhật Bản
la bàn|từ tính,điều hướng,định hướng
đỉnh núi phủ tuyết|lạnh
núi
lở đất|nguy hiểm,núi,thảm họa,tuyết lở,đá,động đất
núi lửa|phun trào,thiên nhiên
núi Phú Sĩ
cắm trại
bãi biển với chiếc ô
sa mạc
đảo hoang
công viên quốc gia
sân vận động
tòa nhà cổ điển
công trường xây dựng|cần cẩu
gạch|tường,vữa,đất sét
đá|hòn đá,nặng,rắn,tảng đá
gỗ|gỗ xẻ,khúc gỗ
túp lều|lều tròn,nhà tròn
những ngôi nhà
ngôi nhà bỏ hoang
ngôi nhà
nhà có vườn|ngôi nhà
tòa nhà văn phòng|công việc,dạng lập phương,thành phố
bưu điện Nhật Bản|kiểu nhật
bưu điện|kiểu châu âu
bệnh viện|bác sĩ,thuốc
ngân hàng|tòa nhà
khách sạn|tòa nhà
khách sạn tình yêu
cửa hàng tiện lợi
trường học|tòa nhà
cửa hàng bách hóa
nhà máy|tòa nhà
lâu đài Nhật Bản|kiểu nhật
lâu đài|kiểu châu âu
đám cưới|lãng mạn,nhà thờ nhỏ
tháp Tokyo
Tượng Nữ thần Tự do|bức tượng,new,nyc
nhà thờ|cây thánh giá,cầu nguyện,tôn giáo,đạo cơ đốc
nhà thờ hồi giáo|thuộc hồi giáo,tôn giáo
đền hindu|hin đu,hin-đu
giáo đường Do thái|người do thái,tôn giáo,đền
đền thờ Nhật Bản|thần đạo,tôn giáo
kaaba|hồi giáo,thuộc hồi giáo,tôn giáo
đài phun nước
lều|cắm trại
có sương|thời tiết
đêm có sao
khung cảnh thành phố
bình minh trên núi|buổi sáng,mặt trời
bình minh|buổi sáng,mặt trời,thiên nhiên
khung cảnh thành phố lúc chạng vạng|buổi tối,hoàng hôn,mặt trời lặn,phong cảnh
hoàng hôn|chạng vạng,mặt trời
cây cầu về đêm
suối nước nóng|hơi nước
ngựa đu quay|giải trí,đu quay ngựa
cầu trượt|chơi,khu vui chơi
vòng đu quay|bánh xe,công viên giải trí
tàu lượn siêu tốc|con lăn,công viên giải trí,tàu lao dốc
biển hiệu của thợ cắt tóc|cột
lều rạp xiếc
đầu máy xe lửa|hơi nước,tàu hỏa,đường sắt,động cơ
toa tàu|tàu hỏa,tàu điện,xe hơi,điện,đường sắt
tàu cao tốc|tàu cao tốc nhật bản,tàu hỏa,tốc độ,đường sắt
tàu viên đạn|tàu cao tốc nhật bản,tàu hỏa,tốc độ,đường sắt
tàu hỏa|đường sắt
tàu điện ngầm|di chuyển
tàu điện nhẹ|xe cộ,đường sắt
ga tàu|tàu hỏa,đường sắt
xe điện|ô tô điện
đường một ray|xe cộ
đường ray leo núi|toa xe,đường sắt
tàu điện|toa xe,xe điện,ô tô điện
xe buýt|trường học,xe cộ
xe buýt đang tới
ô tô điện|xe buýt,xe goòng,xe điện
xe buýt nhỏ|xe cộ
xe cứu thương|xe cấp cứu,xe cộ
xe cứu hỏa|lửa,xe tải,động cơ
xe cảnh sát|tuần tra,xe hơi
xe cảnh sát đang tới|xe hơi
taxi|lái xe,màu vàng,xe cộ
taxi đang tới|xe cộ
ô tô|xe cộ
ô tô đang tới|xe hơi
xe thể thao đa dụng|giải trí,tiện ích thể thao,xe cộ,ô tô
xe bán tải|nhận hàng,vận tải,xe tải,ô tô
xe tải giao hàng
đầu kéo rơ-moóc|di chuyển,lái xe,nối,xe bán tải,xe cộ,xe tải,ô tô
máy kéo|xe cộ
xe đua|đua xe
xe máy|đua xe
xe tay ga|mô tơ
xe lăn tay|hỗ trợ tiếp cận,trợ năng
xe lăn tự động|hỗ trợ tiếp cận,trợ năng
xe lam|tuk tuk,túc túc
xe đạp|xe cộ
xe hẩy|đẩy
ván trượt
giày trượt patin|con lăn,thể thao
điểm dừng xe buýt|dừng lại
đường cao tốc
đường ray|tàu hỏa
thùng dầu
bơm nhiên liệu|diesel,gas,khí,trạm bơm
bánh xe|hình tròn,lốp xe,xoay
đèn xe cảnh sát|quay vòng,xe hơi,ánh sáng,đèn hiệu
đèn giao thông ngang|biển báo
đèn giao thông dọc|biển báo
ký hiệu dừng|bát giác
công trường|rào chắn
mỏ neo|dụng cụ,tàu
phao cứu sinh|an toàn,cấp cứu,cứu hộ,phao nổi,phương tiện cứu hộ
thuyền buồm|biển,du thuyền,khu nghỉ dưỡng
xuồng|thuyền
xuồng cao tốc|thuyền
tàu chở khách|hành khách,tàu thủy
phà|hành khách,thuyền
thuyền máy
tàu thủy|di chuyển,hành khách,thuyền
máy bay|di chuyển,phi cơ,tàu bay
máy bay nhỏ|tàu bay
máy bay khởi hành|làm thủ tục,tàu bay,điểm khởi hành
máy bay đến nơi|hạ cánh,điểm đến
dù|dù kéo,lượn,nhảy dù
cái ghế|chỗ ngồi
máy bay trực thăng|xe cộ
đường sắt trên cao|treo
cáp treo trên núi|toa trần
cáp treo|toa trần,trên không,đường xe điện
vệ tinh|vũ trụ
tên lửa|di chuyển,không gian,phóng
đĩa bay|người ngoài hành tinh,ufo
chuông gọi phục vụ|khách sạn
hành lý|du lịch,vali kéo,đóng gói
đồng hồ cát đã chảy hết|bộ định thời,đồng hồ hẹn giờ
đồng hồ cát đang chảy|bộ định thời
đồng hồ đeo tay|thời gian
đồng hồ báo thức|muộn,thời gian
đồng hồ bấm giờ|thời gian
đồng hồ hẹn giờ
đồng hồ để bàn|thời gian
mười hai giờ|00,12:00,đồng hồ
mười hai giờ ba mươi phút|12:30,đồng hồ
một giờ|00,1:00,đồng hồ
một giờ ba mươi phút|1:30,đồng hồ
hai giờ|00,2:00,đồng hồ
hai giờ ba mươi phút|2:30,đồng hồ
ba giờ|00,3:00,đồng hồ
ba giờ ba mươi phút|3:30,đồng hồ
bốn giờ|00,4:00,đồng hồ
bốn giờ ba mươi phút|4:30,đồng hồ
năm giờ|00,5:00,đồng hồ
năm giờ ba mươi phút|5:30,đồng hồ
sáu giờ|00,6:00,đồng hồ
sáu giờ ba mươi phút|6:30,đồng hồ
bảy giờ|00,7:00,đồng hồ
bảy giờ ba mươi phút|7:30,đồng hồ
tám giờ|00,8:00,đồng hồ
tám giờ ba mươi phút|8:30,đồng hồ
chín giờ|00,9:00,đồng hồ
chín giờ ba mươi phút|9:30,đồng hồ
mười giờ|00,10:00,đồng hồ
mười giờ ba mươi phút|10:30,đồng hồ
mười một giờ|00,11:00,đồng hồ
mười một giờ ba mươi phút|11:30,đồng hồ
trăng non|bóng tối,mặt trăng
trăng lưỡi liềm đầu tháng|mặt trăng,tròn dần
trăng thượng huyền|mặt trăng,phần tư
trăng khuyết|mặt trăng,tròn dần
trăng tròn|mặt trăng
trăng khuyết cuối tháng|mặt trăng
trăng hạ huyền|mặt trăng,phần tư
trăng lưỡi liềm cuối tháng|không gian,mặt trăng
trăng lưỡi liềm|mặt trăng
mặt trăng non
trăng thượng huyền hình mặt người|phần tư
trăng hạ huyền hình mặt người|mặt trăng,phần tư
nhiệt kế|thời tiết
mặt trời|nóng,nắng,sáng,thời tiết,tia
khuôn mặt trăng tròn|sáng
mặt trời có hình mặt người|bãi biển,sáng,thời tiết
hành tinh có vành đai bao quanh|sao thổ,thần nông,thổ tinh
ngôi sao|thiên văn
ngôi sao lấp lánh|chiếu sáng,phát sáng
sao băng|ngôi sao,phóng,rơi
dải ngân hà|vũ trụ
đám mây|thời tiết,âm u
mặt trời sau đám mây
đám mây kèm chớp và mưa|sấm,đám mây với tia chớp và mưa
mặt trời sau đám mây nhỏ
mặt trời sau đám mây lớn
mặt trời sau đám mây mưa
mây và mưa
đám mây với tuyết|lạnh
đám mây với tia chớp|sét,thời tiết
lốc xoáy|cơn lốc,mây,thời tiết
sương mù|mây,thời tiết
khuôn mặt gió|thổi,đám mây
hình lốc xoáy|bão,choáng váng
cầu vồng|chuyển giới,lưỡng tính,mưa,thời tiết,tự nhiên,đồng tính
ô đã đóng|chiếc ô,mưa,quần áo
cái ô|che mưa,mưa,quần áo
cái ô với những giọt nước mưa|chiếc ô,quần áo,rơi,ô che mưa
cái ô trên mặt đất|chiếc ô,mưa,mặt trời,nắng
điện cao thế|cú đánh,nguy hiểm,sét,tự nhiên
bông tuyết|lạnh,thời tiết
người tuyết|lạnh
người tuyết không có tuyết|lạnh
sao chổi|vũ trụ
lửa|dụng cụ,ngọn lửa
giọt nước|hài hước,lạnh,mồ hôi,rơi
sóng nước|đại dương
đèn lồng bí ngô|halloween,lễ hội,lồng đèn bí ngô
cây thông noel|giáng sinh,lễ kỷ niệm
pháo hoa|giải trí,lễ kỷ niệm
pháo bông|chói sáng,lễ kỷ niệm,pháo hoa
pháo|nổ,pháo hoa,thuốc nổ
ánh lấp lánh|kỳ diệu,ngôi sao
bóng bay|lễ kỷ niệm,sinh nhật
pháo giấy buổi tiệc|lễ kỷ niệm,pháo bông sinh nhật
bóng hoa giấy|bữa tiệc,lễ kỷ niệm,quả bóng
cây tanabata|biểu ngữ,kiểu nhật bản,lễ kỷ niệm
trang trí cây thông|cây tre,kiểu nhật bản,lễ kỷ niệm
búp bê Nhật Bản|kiểu nhật bản,lễ hội,lễ kỷ niệm
cờ cá chép|cờ dải,lễ kỷ niệm
chuông gió|kêu vang,lễ kỷ niệm
lễ ngắm trăng|kỷ niệm,lễ kỷ niệm,mặt trăng
bao lì xì|chúc may mắn,hồng bao,quà tặng,tiền
ruy băng|lễ kỷ niệm
gói quà|hộp,lễ kỷ niệm,quà tặng
ruy băng nhắc nhở|lễ kỷ niệm,lời nhắc
vé vào cửa
vé|vào cửa
huân chương quân đội|huy chương,lễ kỷ niệm,quân sự
cúp|chiến thắng,giải thưởng,thể thao,vô địch
huy chương thể thao|chiến thắng,huy chương vàng,vô địch
huy chương vàng|nhất
huy chương bạc|hai
huy chương đồng|ba
bóng đá|quả bóng,thể thao vua,túc cầu
bóng chày|quả bóng,thể thao
bóng mềm|bao tay,ném bóng dưới vai,thể thao
bóng rổ|quả bóng,thể thao,vòng
bóng chuyền|quả bóng,trò chơi
bóng bầu dục Mỹ|người mỹ,quả bóng
bóng bầu dục|bóng đá,quả bóng,thể thao
quần vợt|cái vợt,quả bóng
đĩa bay trò chơi|ném đĩa
bowling|quả bóng,trò chơi
trò chơi cricket|gậy đánh bóng,quả bóng
khúc côn cầu trên cỏ|cây gậy,quả bóng,sân,trò chơi
khúc côn cầu trên băng|gậy,trận đấu
bóng vợt|gôn,gậy,thể thao
bóng bàn|gậy,quả bóng,trò chơi,vợt đánh bóng
cầu lông|kỹ thuật ghi,trái cầu lông,trò chơi,vợt
găng tay quyền anh
đồng phục võ thuật|judo,karate,taekwondo,thể thao
khung thành|gôn,lưới
cờ trong lỗ|gôn,thể thao
giày trượt băng
cần câu cá|giải trí,thể thao
mặt nạ lặn|bình dưỡng khí,bình ôxy,ống thở
áo chạy bộ|khăn quàng vai,vận động viên,áo sơ mi
ván trượt tuyết|thể thao
xe trượt tuyết|đi xe trượt tuyết
bi đá trên băng|trò chơi
trúng đích|hồng tâm,mục tiêu,phi tiêu,trò chơi
yo-yo|dao động,đồ chơi
diều|bay lên,bay lượn
súng nước|dụng cụ,súng gắn,súng lục ổ quay,vũ khí
bi-a 8 bóng|bida,quả bóng,trò chơi,tám
quả cầu pha lê|dụng cụ,giả tưởng,quả bóng,truyện cổ tích,vận may
gậy thần|ma thuật,phù thủy,thầy phù thủy
trò chơi điện tử|giải trí,tay điều khiển,thiết bị điều khiển
cần điều khiển|trò chơi điện tử
máy giật xèng|cờ bạc,khe,trò chơi
trò xúc xắc|con xúc xắc,gieo xúc xắc,trò chơi
ghép hình|ghép vào nhau,mảnh,trò ghép hình,đầu mối
gấu bông|nhồi bông,vải lông,đồ chơi
piñata|buổi tiệc,kẹo,kỷ niệm,lễ hội,lễ kỷ niệm,người mexico,pinata
quả cầu gương|buổi tiệc,disco,khiêu vũ,long lanh,sàn nhảy
búp bê matryoshka|babooshka,baboushka,babushka,búp bê lồng,lồng nhau,nước nga
bộ bích|bài,bộ bài bích,trò chơi
bộ cơ|bài,bộ bài cơ,trò chơi
bộ rô|bài,bộ bài rô,trò chơi
bộ nhép|bài,bộ bài nhép,trò chơi
quân tốt|bịp,cờ,thí tốt
quân phăng teo|lá bài,trò chơi
mạt chược rồng đỏ|trò chơi
quân bài hình hoa|kiểu nhật bản,thiệp,trò chơi
nghệ thuật biểu diễn|mặt nạ,nhà hát
tranh trong khung|bảo tàng,nghệ thuật
bảng màu|bảo tàng,nghệ thuật,vẽ
sợi chỉ|kim,may,xâu,ổng chỉ
kim may|chỉ khâu,khâu,may đo,thêu
sợi|cuộn len,đan bằng kim móc
nút thắt|buộc,bện,dây thừng,rối,xoắn
kính mắt|quần áo,đeo kính
kính râm|bóng tối,kính mắt,mắt,đeo kính
kính bảo hộ|bơi,bảo vệ mắt,hàn
áo phòng thí nghiệm|bác sĩ,nhà khoa học
áo bảo hộ|an toàn,cứu hộ,khẩn cấp
cà vạt|quần áo,trang trọng,áo sơ mi
áo phông|quần áo,áo sơ mi,áo thun
quần bò|quần dài,quần áo
khăn quàng|cổ,lạnh,ủ ấm
găng tay
áo khoác|lạnh,áo choàng
tất|bít tất,vớ
váy|mua sắm,quần áo
kimono|quần áo
xari|quần áo,sari,trang phục,váy,đầm
áo tắm một mảnh|bộ áo tắm
quần lót|bộ đồ bơi,bộ đồ tắm,một mảnh
quần soóc|bộ đồ tắm,quần bơi,quần dài,quần lót
áo tắm hai mảnh|bơi,bể bơi,quần áo
quần áo nữ
quạt giấy|e thẹn,làm mát,múa,nóng,tán tỉnh,vỗ cánh
ví|quần áo,tiền xu,đồng tiền
túi xách|mua sắm,quần áo,ví
túi cắp nách|quần áo,túi nhỏ
túi mua sắm|khách sạn
ba lô đi học|cặp,trường,túi
dép xỏ ngón|dép lê,dép đi biển,zōri
giày nam|quần áo,đàn ông
giày chạy|giày chạy bộ,giày đế mềm,quần áo,thể thao
giày leo núi|cắm trại,du lịch bụi,giày ống,đi bộ đường dài
giày bệt|giày búp bê,giày lười,giày đi trong nhà
giày cao gót|gót chân,phụ nữ,quần áo
xăng đan nữ|giày,phụ nữ,quần áo
giày múa balê
giày bốt nữ|phụ nữ,quần áo
lược Afro Pick|chải,kiểu tóc afro,tóc
vương miện|gia đình hoàng gia,nữ hoàng,quần áo,vua
mũ phụ nữ|cái mũ,quần áo
mũ chóp cao|cái mũ,quần áo,đầu
mũ tốt nghiệp|cái mũ,lễ kỷ niệm,quần áo
mũ lưỡi trai|mũ bóng chày
mũ sắt quân đội|chiến binh,mũ bảo hiểm,người lính,quân sự
mũ bảo hiểm của lính cứu hộ|chữ thập,cái mũ,khuôn mặt,nón bảo hộ
tràng hạt|lời cầu nguyện,quần áo,tôn giáo,vòng cổ
son môi|mỹ phẩm,trang điểm
nhẫn|kim cương
đá quý|kim cương,viên ngọc,đồ nữ trang
tắt loa|cái loa,im lặng,không ồn ào,tắt tiếng
âm lượng loa thấp|nhẹ,nhỏ,âm thanh
âm lượng loa trung bình|âm thanh
âm lượng loa cao|lớn
loa phát thanh|loa phóng thanh,lớn,địa chỉ công cộng
loa phóng thanh|cổ vũ
kèn bưu chính|bưu điện
cái chuông|giờ nghỉ,nhà thờ
chuông với dấu gạch chéo|cấm,im lặng,tắt tiếng
khuông nhạc|bản nhạc
nốt nhạc
các nốt nhạc
micrô phòng thu âm|nhạc
thanh trượt mức|nhạc
núm điều khiển|nhạc
micrô|hát,karaoke,nhạc,âm thanh
tai nghe|âm thanh
radio|video
kèn saxophone|nhạc cụ
kèn trumpet|nhạc cụ
kèn trombone|buồn,jazz,nhạc cụ,trượt,âm nhạc,đồng
phong cầm|accordion,buổi hòa nhạc,hộp bóp,nhạc cụ,âm nhạc
đàn ghi-ta|nhạc cụ
phím đàn|bàn phím,nhạc cụ,đàn piano
đàn violin|nhạc cụ
đàn banjo|có dây,âm nhạc
trống|dùi trống,nhạc
trống dài|conga,nhạc cụ,nhịp,đập
maraca|lắc,lục lạc,nhạc cụ,nhảy,tiệc tùng,trống,âm nhạc
sáo|ban nhạc diễu hành,dàn nhạc giao hưởng,máy ghi âm,nhạc cụ hơi bằng gỗ,âm nhạc,ống sáo,ống tiêu
đàn hạc|dàn nhạc,nhạc cụ,thần tình yêu,tình yêu,âm nhạc
điện thoại di động
điện thoại di động có mũi tên|gọi,nhận
điện thoại bàn
ống nghe điện thoại bàn
máy nhắn tin
máy fax
pin
pin yếu|năng lượng thấp,điện tử
phích cắm điện
máy tính xách tay|cá nhân,pc
máy tính để bàn|màn hình
máy in|máy tính
bàn phím|máy tính
chuột máy tính
bi xoay|máy tính
đĩa máy tính|quang học,đĩa mini
đĩa mềm|máy tính
đĩa quang|cd,máy tính
dvd|chuẩn đĩa quang,máy tính,quang,đĩa
bàn tính|tính toán
máy quay phim|bollywood,hollywood,rạp chiếu phim
khung hình phim|rạp chiếu phim
máy chiếu phim|rạp chiếu phim,video
bảng clapper|diễn,phim
tivi|tv,video
máy ảnh|video
máy ảnh có đèn flash|video
máy quay video|máy quay phim
băng video|vhs
kính phóng đại nghiêng sang trái|dụng cụ,tìm kiếm
kính lúp nghiêng sang phải|dụng cụ,kính phóng đại nghiêng sang phải,phóng đại,tìm kiếm
nến|ánh sáng
bóng đèn|hài hước,ánh sáng,ý tưởng,điện
đèn pin|dụng cụ,ánh sáng,điện
đèn lồng giấy màu đỏ|quán bar
đèn diya|dầu
sổ ghi chép có bìa trang trí|sách
sách đóng|giáo dục
sách đang mở
sách màu lục|giáo dục,thư viện,xanh lục
sách màu lam|xanh lam
sách màu cam
sách|học tập,thư viện,tri thức,trường học,đọc
sổ ghi chép
sổ cái|sổ ghi chép
trang bị quăn|tài liệu
cuộn sách|cuộn giấy,giấy
trang hướng lên trên|tài liệu
báo|tin tức,tạp chí
tờ báo được cuộn tròn|báo giấy,tạp chí
tab dấu trang|đánh dấu
đánh dấu trang
nhãn
đồng tiền|bạc,euro,giàu,kho báu,kim loại,vàng,đô la
túi tiền|đô la
rương báu|bạc,chiến lợi phẩm,giải thưởng,sự giàu có,tiền,vàng,đá quý,đồ trang sức,đồ vật có giá trị
tiền giấy yên|hoá đơn,tiền tệ
tiền giấy đô la|hoá đơn,tiền tệ
tiền giấy euro|hoá đơn,tiền tệ
tiền giấy bảng|hoá đơn,tiền tệ
tiền có cánh|bay,tiền giấy,đô la
thẻ tín dụng|ngân hàng,thanh toán,tiền
biên nhận|chứng từ,ghi sổ sách,giấy tờ chứng thực,hóa đơn,kế toán
biểu đồ đồng yên tăng|tiền
phong bì|email,thư
email|thư
phong bì thư đến|email,nhận
phong bì với mũi tên|email,thư đi
khay thư đi|hộp thư đi,đã gửi
khay thư đến|hộp thư đến,nhận
gói|bưu kiện,hộp
hộp thư được đóng với lá cờ đứng|hòm thư
hộp thư được đóng với lá cờ nằm ngang|hòm thư
hộp thư được mở với lá cờ đứng|hòm thư
hộp thư được mở với lá cờ nằm ngang|hòm thư
hòm thư|hộp thư
hòm phiếu với lá phiếu|thùng phiếu
bút chì|văn phòng phẩm
ngòi bút đen|bút mực
bút máy
bút|bút bi
cọ vẽ tranh|tranh vẽ
bút sáp màu
sổ ghi nhớ|bút chì
cặp tài liệu|văn phòng
thư mục tệp
thư mục tệp mở
dụng cụ chia chỉ mục thẻ
lịch|ngày
quyển lịch bloc
sổ ghi chú gáy xoắn
lịch gáy xoắn
chỉ mục thẻ|hộp danh thiếp
biểu đồ tăng|tăng lên,tăng trưởng,xu hướng,đồ thị
biểu đồ giảm|xu hướng,xuống,đồ thị
biểu đồ thanh|đồ thị
bảng ghi nhớ|ghi chú,việc cần làm
đinh ghim|cái ghim
đinh ghim hình tròn
kẹp giấy
kẹp giấy được nối
thước thẳng|cạnh thẳng,thước kẻ,toán
thước tam giác|bộ,thước kẻ
kéo|cắt,dụng cụ
hộp đựng hồ sơ|thẻ,tệp
tủ hồ sơ|tệp
sọt rác
khóa|riêng tư,đóng
mở khóa
khóa với bút|mực,ngòi bút,riêng tư
khóa với chìa|bảo mật,đóng
chìa khóa|mật khẩu
chìa khóa cũ|đầu mối
búa|dụng cụ,sửa chữa
rìu|bổ đôi,chém,chặt,gỗ,rìu nhỏ
búa chim|dụng cụ,khai mỏ
búa và búa chim|dụng cụ
búa và cờ lê|chìa vặn,dụng cụ
dao găm|nguy hiểm,vũ khí
kiếm bắt chéo|vũ khí
bom|hài hước,nguy hiểm,nổ
bumơrang|australia,boomerang,bật lại,dội lại,thổ dân,vũ khí
cung tên|cung hoàng đạo,cung thủ,mũi tên,nhân mã
cái khiên|vũ khí
cưa mộc|cắt,dụng cụ,gỗ xẻ,thợ mộc
cờ lê|chìa vặn,dụng cụ
tua vít|bắt vít,dụng cụ,đầu phẳng
đai ốc và bu lông|dụng cụ
bánh răng|dụng cụ
cái kẹp|cặp,dụng cụ,nén
cân thăng bằng|cung hoàng đạo,công lý,thiên bình
gậy dò đường|hỗ trợ tiếp cận,khiếm thị,mù
mắt xích
xích bị đứt|bẻ gãy,còng tay,làm đứt,tự do
dây xích
móc|bẫy,bắt,cái móc,điểm bán hàng,đường cong
hộp dụng cụ|cơ khí,hòm,thợ máy
nam châm|chữ u,móng ngựa,sức hút,từ tính,âm dương
thang|bậc thang,leo trèo,nấc
xẻng|lỗ,thuổng,xúc,đào
bình chưng cất|dụng cụ,hóa học
ống nghiệm|hóa học,khoa học,nhà hóa học,phòng thí nghiệm,thí nghiệm
đĩa petri|nhà sinh vật học,nuôi cấy,phòng thí nghiệm,sinh vật học,vi khuẩn
adn|di truyền,gien,nhà sinh vật học,sự sống,tiến hóa
kính hiển vi|dụng cụ,khoa học,kính hiển vị,thí nghiệm
kính viễn vọng|dụng cụ,khoa học
ăng-ten vệ tinh|đĩa
ống tiêm|bệnh,kim,thuốc,vắc-xin
giọt máu|chu kỳ kinh nguyệt,chấn thương,hiến máu,thuốc,y tế
viên thuốc|bác sĩ,bệnh,vitamin
băng dính|băng dán y tế,băng vết thương
nạng|gậy chống,hỗ trợ di chuyển,khuyết tật,đau
ống nghe|bác sĩ,tim,y tế
x-quang|bác sĩ,bộ xương,xương,y tế
cửa|cửa sau,cửa trước
thang máy|khả năng tiếp cận,kéo lên,nhấc
gương|gương phản xạ,phản chiếu,phản xạ,phản ánh,trang điểm
cửa sổ|khung,không khí trong lành,mở,trong suốt,xem
giường|khách sạn,ngủ
ghế dài và đèn|khách sạn,đi văng
ghế|chỗ ngồi,ngồi
bồn cầu|bệ xí
dụng cụ thông tắc|hút,lực cốc,nhà vệ sinh,thợ sửa ống nước
vòi hoa sen|nước
bồn tắm
bẫy chuột|bẩy,mồi,pho mát
dao cạo|cạo râu,dao cạo râu,sắc
chai sữa dưỡng da|dầu gội,kem chống nắng,kem dưỡng ẩm
ghim băng|chất thải,tã
cây chổi|làm sạch,phù thủy,quét dọn
cái giỏ|dã ngoại,giặt ủi,trồng trọt
cuộn giấy|giấy toilet,giấy vệ sinh
xô|thùng to
xà phòng|bánh,tắm,vệ sinh,xà phòng bánh,xát xà phòng
bong bóng|dưới nước,sạch sẽ,xà phòng,ợ hơi
bàn chải răng|nha khoa,phòng tắm,sạch sẽ,vệ sinh
bọt biển|hút,hấp thụ,làm sạch,vệ sinh,xốp
bình chữa cháy|cứu hỏa,dập tắt,lửa
xe mua hàng|xe đẩy
thuốc lá|hút thuốc
quan tài|cái chết
bia mộ|an nghỉ,nghĩa trang,nghĩa địa
bình đựng tro cốt|bình đựng di cốt,cái chết,tang lễ
bùa may mắn nazar|hạt,mê hoặc,mắt ác,nhìn
hamsa|bùa hộ mệnh,fatima,mary,miriam,sự bảo vệ,tay
tượng moai|bức tượng,khuôn mặt,tượng moyai
bảng hiệu|biển hiệu,cọc,phản đối,thông báo,thẻ,thể hiện
thẻ nhận dạng|bảo mật,cccd,chứng minh nhân dân,cmnd,căn cước công dân,giấy phép
ký hiệu ATM|máy rút tiền,ngân hàng,tự động
ký hiệu bỏ rác vào thùng|thùng rác,xả rác
nước uống|uống được
biểu tượng xe lăn|lối vào,người khuyết tật
nhà vệ sinh nam|phòng vệ sinh,wc
nhà vệ sinh nữ|phòng vệ sinh,wc
nhà vệ sinh|phòng vệ sinh,wc
biểu tượng trẻ em|thay đồ
WC|nhà vệ sinh,nước,phòng vệ sinh
kiểm soát hộ chiếu
hải quan
nơi nhận hành lý
hành lý bỏ quên|tủ khóa
cảnh báo|thận trọng
qua đường cho trẻ em|cho người đi bộ,giao thông,đi qua
cấm vào|giao thông,không cho phép,lối vào
bị cấm|không có,lối vào
cấm xe đạp|bị cấm,bị nghiêm cấm,không
cấm hút thuốc|bị cấm,bị nghiêm cấm,không
cấm xả rác|bị cấm,bị nghiêm cấm,không
nước không uống được|không dùng để uống
cấm người đi bộ|không cho phép,không có
cấm điện thoại di động|không
cấm người dưới 18 tuổi|giới hạn độ tuổi,mười tám,vị thành niên
phóng xạ|ký hiệu
nguy hiểm sinh học|ký hiệu
mũi tên lên|bắc,chính,hướng
mũi tên lên bên phải|hướng,nhiều hướng,đông bắc
mũi tên phải|chính,hướng,đông
mũi tên xuống bên phải|hướng,nhiều hướng,đông nam
mũi tên xuống|chính,hướng,nam
mũi tên xuống bên trái|hướng,nhiều hướng,tây nam
mũi tên trái|chiều hướng,chính,hướng tây,tây
mũi tên lên bên trái|hướng,nhiều hướng,tây bắc
mũi tên lên xuống|mũi tên hai chiều,mũi tên hai hướng
mũi tên trái phải|mũi tên hai chiều,mũi tên hai hướng
mũi tên phải cong sang trái
mũi tên trái cong sang phải
mũi tên phải cong lên
mũi tên phải cong xuống
mũi tên thẳng đứng theo chiều kim đồng hồ|tải lại
nút mũi tên ngược chiều kim đồng hồ|làm mới,tua lại
mũi tên BACK
mũi tên END
mũi tên ON!|dấu
mũi tên SOON
mũi tên TOP|lên
nơi thờ phụng|tôn giáo,tôn sùng
biểu tượng nguyên tử|người vô thần
om|hindu,tôn giáo
ngôi sao sáu cánh|david,do thái,người do thái,tôn giáo
pháp luân|bánh xe,phật giáo,tôn giáo,đạo phật
âm dương|người theo đạo,tôn giáo,đạo
thánh giá la-tinh|chữ thập,cơ đốc,tôn giáo
thập giá chính thống giáo|cơ đốc,tôn giáo
sao và trăng lưỡi liềm|hồi giáo,người theo đạo hồi,tôn giáo
biểu tượng hòa bình
cây đèn menorah|cây đèn nến,giá đỡ nến,tôn giáo
ngôi sao sáu cánh có dấu chấm|may mắn
biểu tượng khanda|deg tegh fateh,khalsa,sikh giáo,tôn giáo,đức tin
Bạch Dương|chòm sao bạch dương,cung hoàng đạo,cừu đực,lá số tử vi
Kim Ngưu|bò đực,chòm sao,cung hoàng đạo,lá số tử vi
Song Tử|cung hoàng đạo,lá số tử vi,song sinh
Cự Giải|con cua,cung hoàng đạo,lá số tử vi
Sư Tử|cung hoàng đạo,lá số tử vi
Xử Nữ|cung hoàng đạo,lá số tử vi
Thiên Bình|cung hoàng đạo,cân đối,công bằng,lá số tử vi
Bọ Cạp|cung bọ cạp,cung hoàng đạo,lá số tử vi,thiên yết
Nhân Mã|cung hoàng đạo,lá số tử vi,người bắn cung
Ma Kết|con dê,cung hoàng đạo,lá số tử vi
Bảo Bình|cung hoàng đạo,lá số tử vi,người mang,nước
Song Ngư|con cá,cung hoàng đạo,lá số tử vi
Xà Phu|con rắn,cung hoàng đạo,người mang,rắn
nút xáo trộn bài|bắt chéo,mũi tên
nút lặp lại|chiều kim đồng hồ,mũi tên
nút lặp lại một lần|chiều kim đồng hồ,mũi tên
nút phát|bên phải,mũi tên,tam giác
nút tua đi nhanh|kép,mũi tên kép,phía trước
nút bài tiếp theo|cảnh tiếp theo,mũi tên,tam giác
nút phát hoặc tạm dừng|bên phải,mũi tên,tam giác
nút tua lại|mũi tên,tam giác,trái
nút tua lại nhanh|kép,mũi tên kép
nút bài trước|cảnh trước,mũi tên,nút bài cuối cùng,tam giác
nút đi lên|mũi tên,đỏ
nút lên nhanh|kép,mũi tên kép
nút đi xuống|mũi tên,đỏ
nút xuống nhanh|kép,mũi tên kép
nút tạm dừng|dọc,kép,thanh
nút dừng|hình vuông
nút ghi|ghi lại,hình tròn
nút tháo
rạp chiếu phim|bộ phim,máy quay,máy ảnh,phim ảnh
nút mờ|thấp,độ sáng
nút sáng|độ sáng
vạch ăng-ten|di động,điện thoại
không dây|băng thông rộng,bộ định tuyến,hotspot,internet,kết nối,máy tính,mạng lan,wifi,điện thoại thông minh
chế độ rung|di động,điện thoại di động
tắt điện thoại di động
ký hiệu nữ|phụ nữ
ký hiệu nam|đàn ông
biểu tượng chuyển giới|người chuyển giới
dấu nhân|hủy,x,×
cộng|+,dấu,toán
trừ|-,dấu,toán,−
dấu chia|toán,÷
dấu bằng đậm|toán
vô cực|mãi mãi,toàn cầu,vô tận
hai dấu chấm than|chấm câu
dấu chấm than và dấu chấm hỏi|chấm câu
dấu chấm hỏi|chấm câu
dấu chấm hỏi màu trắng|chấm câu,dấu hỏi,mờ
dấu chấm than màu trắng|cảm thán,mờ
dấu chấm than đỏ|!,cảm thán
dấu gạch ngang lượn sóng
đổi tiền|ngân hàng,tiền tệ
ký hiệu đô la đậm|tiền tệ
biểu tượng y tế|cán bộ,rắn thần,y học
biểu tượng tái chế
hoa diên vĩ|hiệp sĩ,hoa bách hợp
biểu tượng đinh ba|công cụ,neo,tàu
thẻ tên
ký hiệu của Nhật cho người mới bắt đầu|hình v,lá
vòng tròn lớn đậm|o
dấu chọn đậm màu trắng|dấu tích,nút,✓
hộp kiểm có dấu chọn|dấu tích,hoàn thành,✓
dấu chọn|dấu kiểm,dấu tích,✓
dấu gạch chéo|hủy,nhân,x
nút dấu gạch chéo|dấu nhân,hình vuông
vòng lặp|cong
vòng lặp đôi|cong,kép,vòng lặp kép
ký hiệu thay đổi luân phiên
dấu hoa thị tám cánh
ngôi sao tám cánh
lấp lánh
bản quyền
đã đăng ký
nhãn hiệu|dấu,tm
bắn tung tóe|ngày lễ,sơn,tràn,vết ố
mũ phím: #
mũ phím: *
mũ phím: 0|không
mũ phím: 1|một
mũ phím: 2|hai
mũ phím: 3|ba
mũ phím: 4|bốn
mũ phím: 5|năm
mũ phím: 6|sáu
mũ phím: 7|bảy
mũ phím: 8|tám
mũ phím: 9|chín
mũ phím: 10
nhập chữ hoa la tinh|abcd
nhập chữ thường la tinh|abcd
nhập số|1234
nhập biểu tượng|〒♪&%
nhập chữ cái la tinh|abc,bảng chữ cái
nút A (nhóm máu)|nhóm máu a
nút AB (nhóm máu)|nhóm máu ab
nút B (nhóm máu)|nhóm máu b
nút CL
nút COOL|mát
nút FREE
thông tin
nút ID|danh tính
chữ M trong vòng tròn
nút NEW|mới
nút NG
nút O (nhóm máu)|nhóm máu o
nút OK
nút P|đỗ xe
nút SOS|trợ giúp
nút UP!|dấu
nút VS|đấu với
nút Tiếng Nhật “tại đây”|katakana
nút Tiếng Nhật “phí dịch vụ”|katakana
nút Tiếng Nhật “số tiền hàng tháng”|chữ tượng hình
nút Tiếng Nhật “không miễn phí”|chữ tượng hình
nút Tiếng Nhật “đặt trước”|chữ tượng hình
nút Tiếng Nhật “mặc cả”|chữ tượng hình
nút Tiếng Nhật “giảm giá”|chữ tượng hình
nút Tiếng Nhật “miễn phí”|chữ tượng hình
nút Tiếng Nhật “bị cấm”|chữ tượng hình
nút Tiếng Nhật “có thể chấp nhận”|chữ tượng hình
nút Tiếng Nhật “đơn xin”|chữ tượng hình
nút Tiếng Nhật “vượt cấp”|chữ tượng hình
nút Tiếng Nhật “còn trống”|chữ tượng hình
nút Tiếng Nhật “chúc mừng”|"chúc mừng" bằng tiếng nhật,chữ tượng hình
nút Tiếng Nhật “bí mật”|chữ tượng hình,nút "bí mật" tiếng nhật
nút Tiếng Nhật “mở cửa kinh doanh”|chữ tượng hình
nút "hết phòng" bằng tiếng Nhật|chữ tượng hình,nút tiếng nhật “hết phòng”,“hết phòng”
hình tròn màu đỏ|hình học
hình tròn màu cam|da cam,vòng tròn
hình tròn màu vàng|vòng tròn
hình tròn màu xanh lá cây|vòng tròn,xanh lục
hình tròn màu lam|hình học
hình tròn màu tím|tía,vòng tròn
hình tròn màu nâu|vòng tròn
hình tròn màu đen|hình học
hình tròn màu trắng|hình học
hình vuông màu đỏ|ô vuông
hình vuông màu cam|da cam,ô vuông
hình vuông màu vàng|ô vuông
hình vuông màu xanh lá cây|xanh lục,ô vuông
hình vuông màu xanh da trời|màu lam,ô vuông
hình vuông màu tím|màu tía,ô vuông
hình vuông màu nâu|ô vuông
hình vuông lớn màu đen|hình học
hình vuông lớn màu trắng|hình học
hình vuông trung bình màu đen|hình học
hình vuông trung bình màu trắng|hình học
hình vuông nhỏ vừa màu đen|hình học
hình vuông nhỏ vừa màu trắng|hình học
hình vuông nhỏ màu đen|hình học,hình màu đen,hình vuông màu đen
hình vuông nhỏ màu trắng|hình học,hình màu trắng,hình vuông màu trắng
hình thoi lớn màu cam|hình học
hình thoi lớn màu lam|hình học
hình thoi nhỏ màu cam|hình học
hình thoi nhỏ màu lam|hình học
tam giác màu đỏ trỏ lên trên|hình học
tam giác màu đỏ trỏ xuống dưới|hình học
hình thoi có dấu chấm|bên trong,hài hước,hình học,hình thoi có chấm
nút radio|hình học
nút hình vuông màu trắng|hình học,mờ
nút hình vuông màu đen|hình học
cờ ô vuông|ca rô,chiến thắng,cuộc đua,thể thao
cờ tam giác|xây dựng,đánh dấu
cờ bắt chéo|gạch chéo,kiểu nhật bản,lễ kỷ niệm
cờ đen|vẫy
cờ trắng|vẫy
cờ cầu vồng|chuyển giới,song tính,đồng tính
cờ màu xanh, hồng và trắng|người chuyển giới
cờ cướp biển|cướp bóc,hải tặc,jolly roger,kho báu
cờ: Anh Quốc|gbeng
cờ: Scotland|gbsct
cờ: Xứ Wales|gbwls`;
